// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "ui/common/field.h"
#include "ui/common/spyhopstyle.h"
#include "ui/common/theme.h"
#include "ui/common/tokens.h"

#include <QtGui/QFontDatabase>
#include <QtGui/QFontMetricsF>
#include <QtGui/QGlyphRun>
#include <QtGui/QImage>
#include <QtGui/QPainter>
#include <QtGui/QRawFont>
#include <QtGui/QTextLayout>
#include <QtTest/QSignalSpy>
#include <QtWidgets/QApplication>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QRadioButton>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QSpinBox>
#include <QtWidgets/QStyleOption>

using namespace spyhop;
using ui::Token;
using ui::Tokens;

namespace {

struct Pair {
    const char* name;
    Token ink, ground;
    double least;
};

// Every pair of text and ground that the design allows (88 of text, 12 of outlines and marks beside them).
std::vector<Pair> pairs()
{
    const std::vector<Token> grounds{&Tokens::window, &Tokens::panel, &Tokens::content, &Tokens::raised,
        &Tokens::sunken, &Tokens::hover, &Tokens::selected, &Tokens::userMsg};
    constexpr double text = 4.5, mark = 3.0;
    std::vector<Pair> result;
    const auto onAll = [&](const char* name, Token ink, double least) {
        for (const Token ground : grounds)
            result.push_back({name, ink, ground, least});
    };
    onAll("text", &Tokens::text, text);
    onAll("text2", &Tokens::text2, text);
    onAll("text3", &Tokens::text3, text);
    onAll("accent", &Tokens::accent, text);
    result.push_back({"accent on soft", &Tokens::accent, &Tokens::accentSoft, text});
    for (const Token ground : {&Tokens::accent, &Tokens::accentHover, &Tokens::accentPressed})
        result.push_back({"onAccent", &Tokens::onAccent, ground, text});
    const std::vector<std::pair<Token, Token>> states{{&Tokens::success, &Tokens::successSoft},
        {&Tokens::warning, &Tokens::warningSoft}, {&Tokens::danger, &Tokens::dangerSoft},
        {&Tokens::thinking, &Tokens::thinkingSoft}};
    for (const auto& [state, soft] : states) {
        onAll("state", state, text);
        result.push_back({"state on soft", state, soft, text});
    }
    for (const Token ground : {&Tokens::accentSoft, &Tokens::successSoft, &Tokens::warningSoft, &Tokens::dangerSoft,
             &Tokens::thinkingSoft, &Tokens::find, &Tokens::findNow, &Tokens::selText})
        result.push_back({"text on marks", &Tokens::text, ground, text});
    for (const Token ink : {&Tokens::codeKeyword, &Tokens::codeString, &Tokens::codeNumber, &Tokens::codeComment,
             &Tokens::codeFunction, &Tokens::codeType, &Tokens::codeOperator, &Tokens::codePreprocessor})
        result.push_back({"code", ink, &Tokens::sunken, text});
    for (const Token ground : {&Tokens::panel, &Tokens::content, &Tokens::raised, &Tokens::sunken})
        result.push_back({"outline", &Tokens::lineStrong, ground, mark});
    return result;
}

} // namespace

class TestTheme : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void contrast_data()
    {
        QTest::addColumn<const Tokens*>("tokens");
        QTest::addColumn<double>("factor");
        QTest::newRow("light") << &ui::lightTokens() << 1.0;
        QTest::newRow("dark") << &ui::darkTokens() << 1.0;
        // WCAG 2.1, 1.4.6: 7 for text; outlines as strong.
        QTest::newRow("light, high contrast") << &ui::lightContrastTokens() << 7.0 / 4.5;
        QTest::newRow("dark, high contrast") << &ui::darkContrastTokens() << 7.0 / 4.5;
    }

    void contrast()
    {
        QFETCH(const Tokens*, tokens);
        QFETCH(const double, factor);
        int texts = 0;
        for (const Pair& pair : pairs()) {
            const double ratio = ui::contrastRatio(tokens->*pair.ink, tokens->*pair.ground);
            QVERIFY2(ratio >= pair.least * factor,
                qPrintable(QStringLiteral("%1: %2 on %3 is %4")
                               .arg(QLatin1String(pair.name), (tokens->*pair.ink).name(), (tokens->*pair.ground).name())
                               .arg(ratio)));
            texts += pair.least > 4 ? 1 : 0;
        }
        QCOMPARE(texts, 88);
    }

    void contrastOfKnownColours()
    {
        QVERIFY(qAbs(ui::contrastRatio(Qt::black, Qt::white) - 21) < 0.001);
        QVERIFY(qAbs(ui::contrastRatio(Qt::white, Qt::white) - 1) < 0.001);
    }

    void seriesStandOutOnContent()
    {
        for (const Tokens* tokens :
            {&ui::lightTokens(), &ui::darkTokens(), &ui::lightContrastTokens(), &ui::darkContrastTokens()}) {
            for (const QColor& series : tokens->series)
                QVERIFY(ui::contrastRatio(series, tokens->content) >= 3);
        }
    }

    //! And nothing else is taken from their face.
    void emojiHaveTheirColours()
    {
        const QString emoji = QStringLiteral("Noto Color Emoji");
        if (!QFontDatabase::hasFamily(emoji))
            QSKIP("no face of emoji on this computer");
        const ui::Theme theme;
        const auto familiesOf = [](const QString& text, const QFont& font) {
            QTextLayout layout(text, font);
            layout.beginLayout();
            layout.createLine().setLineWidth(1'000);
            layout.endLayout();
            QStringList families;
            for (const QGlyphRun& run : layout.glyphRuns())
                families.append(run.rawFont().familyName());
            return families;
        };
        for (const ui::FontRole role : {ui::FontRole::Caption, ui::FontRole::Small, ui::FontRole::Ui,
                 ui::FontRole::Table, ui::FontRole::Code, ui::FontRole::Body, ui::FontRole::Title, ui::FontRole::H1}) {
            const QFont font = theme.font(role);
            QCOMPARE(familiesOf(QStringLiteral("\U0001F600"), font), QStringList{emoji});
            const QStringList text = familiesOf(QStringLiteral("0123456789#* abc \u00A9 \u4F60\u597D"), font);
            QVERIFY(!text.isEmpty());
            QVERIFY2(!text.contains(emoji), qPrintable(text.join(u' ')));
        }
    }

    void figuresHaveEqualDigits()
    {
        const ui::Theme theme;
        for (const ui::FontRole role : {ui::FontRole::Table, ui::FontRole::Figure, ui::FontRole::Caption}) {
            QFont font = theme.font(role);
            font.setPixelSize(200);
            const QFontMetricsF metrics(font);
            for (char16_t digit = u'1'; digit <= u'9'; ++digit)
                QVERIFY(qAbs(metrics.horizontalAdvance(QChar(digit)) - metrics.horizontalAdvance(u'0')) < 0.01);
        }
    }

    void switchesLive()
    {
        ui::Theme theme;
        QSignalSpy changed(&theme, &ui::Theme::changed);
        theme.setChoice(model::ThemeChoice::Dark);
        QCOMPARE(changed.size(), 1);
        QVERIFY(theme.isDark());
        QCOMPARE(QApplication::palette().color(QPalette::Window), ui::darkTokens().content);
        theme.setChoice(model::ThemeChoice::Light);
        QCOMPARE(QApplication::palette().color(QPalette::Window), ui::lightTokens().content);
        theme.setChoice(model::ThemeChoice::System);
        theme.setSystemDark(true);
        QVERIFY(theme.isDark());
        theme.setSystemDark(false);
        QVERIFY(!theme.isDark());
    }

    void zoomScalesAndIsBounded()
    {
        ui::Theme theme;
        theme.setZoomPercent(150);
        QCOMPARE(theme.font(ui::FontRole::Ui).pixelSize(), 20);
        QCOMPARE(theme.px(32), 48);
        theme.setZoomPercent(1000);
        QCOMPARE(theme.zoomPercent(), 300);
    }

    //! Whoever scrolls a page changes nothing on it.
    void theWheelIsThePages()
    {
        const ui::Theme theme;
        QApplication::setStyle(new ui::SpyhopStyle(theme));
        QScrollArea page;
        page.resize(200, 100);
        auto* content = new QWidget;
        content->setMinimumHeight(2000);
        auto* combo = new QComboBox(content);
        combo->addItems({QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")});
        auto* spin = new QSpinBox(content);
        spin->setValue(50);
        spin->move(0, 40);
        page.setWidget(content);
        page.show();
        QVERIFY(QTest::qWaitForWindowActive(&page));
        page.setFocus();
        const auto turn = [](QWidget* over) {
            QWheelEvent event(over->rect().center(), over->mapToGlobal(over->rect().center()), {}, QPoint(0, -120),
                Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
            QSpontaneKeyEvent::setSpontaneous(&event); // one of the system's goes on to the page
            qApp->notify(over, &event);
        };
        turn(combo);
        QCOMPARE(combo->currentIndex(), 0);
        const int scrolled = page.verticalScrollBar()->value();
        QVERIFY(scrolled > 0);
        turn(spin->findChild<QLineEdit*>());
        QCOMPARE(spin->value(), 50);
        QVERIFY(page.verticalScrollBar()->value() > scrolled);
        QVERIFY(!combo->hasFocus() && !spin->hasFocus());
        combo->setFocus();
        turn(combo);
        QCOMPARE(combo->currentIndex(), 1);
        spin->setFocus();
        turn(spin);
        QCOMPARE(spin->value(), 49);
        QApplication::setStyle(QStringLiteral("Fusion"));
    }

    //! Round the words of a choice, and not round its mark as well.
    void theFocusHasOneRing()
    {
        const ui::Theme theme;
        const ui::SpyhopStyle style(theme);
        QRadioButton radio(QStringLiteral("Enter breaks the line"));
        radio.resize(240, 32);
        radio.setAttribute(Qt::WA_KeyboardFocusChange);
        QStyleOptionButton option;
        option.initFrom(&radio);
        option.text = radio.text();
        const auto painted = [&](QStyle::State state) {
            QImage image(radio.size(), QImage::Format_RGB32);
            image.fill(theme.tokens().content);
            QPainter painter(&image);
            option.state = QStyle::State_Enabled | state;
            style.drawControl(QStyle::CE_RadioButton, &option, &painter, &radio);
            return image;
        };
        const QImage without = painted({}), with = painted(QStyle::State_HasFocus | QStyle::State_KeyboardFocusChange);
        QVERIFY(with != without);
        const QRect mark = style.subElementRect(QStyle::SE_RadioButtonIndicator, &option, &radio);
        const QRect side(0, 0, mark.right() + 3, radio.height());
        QCOMPARE(with.copy(side), without.copy(side));
    }

    void theOutlineOfAnEditorGoesRoundItsCorners()
    {
        const ui::Theme theme;
        QApplication::setStyle(new ui::SpyhopStyle(theme));
        QPlainTextEdit editor;
        editor.resize(200, 80);
        ui::setWrong(editor, true); // as wide as the ring of the focus
        const QImage image = editor.grab().toImage();
        QApplication::setStyle(QStringLiteral("Fusion"));
        const QColor ring = theme.tokens().danger, ground = theme.tokens().content;
        const auto from = [&image](const QPoint& place, const QColor& color) {
            const QColor there = image.pixelColor(place);
            return std::abs(there.red() - color.red()) + std::abs(there.green() - color.green())
                + std::abs(there.blue() - color.blue());
        };
        QCOMPARE(from({100, 60}, ground), 0);
        for (const QPoint& corner : {QPoint(2, 2), QPoint(197, 2), QPoint(2, 77), QPoint(197, 77)})
            QVERIFY(from(corner, ring) < from(corner, ground));
    }

    //! What Qt darkens and blends with gamma is bold on a dark ground (docs/decisions/0109).
    void chineseWeighsTheSameOnBothGrounds()
    {
        const ui::Theme theme;
        const auto ink = [&theme](Qt::GlobalColor text, Qt::GlobalColor ground) {
            QImage image(200, 40, QImage::Format_RGB32);
            image.fill(ground);
            QPainter painter(&image);
            painter.setFont(theme.font(ui::FontRole::Ui));
            painter.setPen(text);
            painter.drawText(image.rect(), Qt::AlignCenter, QStringLiteral("尚未使用的端点"));
            painter.end();
            const int paper = QColor(ground).lightness();
            qint64 sum = 0;
            for (int y = 0; y < image.height(); ++y) {
                for (int x = 0; x < image.width(); ++x)
                    sum += std::abs(image.pixelColor(x, y).lightness() - paper);
            }
            return static_cast<double>(sum);
        };
        const double onLight = ink(Qt::black, Qt::white), onDark = ink(Qt::white, Qt::black);
        QVERIFY(onLight > 0);
        QVERIFY2(std::abs(onDark / onLight - 1) < 0.05, qPrintable(QString::number(onDark / onLight)));
    }

    void twoWeightsOnly()
    {
        const ui::Theme theme;
        for (const ui::FontRole role :
            {ui::FontRole::Caption, ui::FontRole::Small, ui::FontRole::Ui, ui::FontRole::Body})
            QCOMPARE(theme.font(role).weight(), QFont::Normal);
        for (const ui::FontRole role : {ui::FontRole::Title, ui::FontRole::H1, ui::FontRole::H2, ui::FontRole::Figure})
            QCOMPARE(theme.font(role).weight(), QFont::DemiBold);
    }
};

SPYHOP_TEST_MAIN_WITH(QApplication, TestTheme)
#include "tst_theme.moc"
