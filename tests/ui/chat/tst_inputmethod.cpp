// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A real input method (IBus with pinyin) types into the composer by a real X server: with_ibus.sh makes that world.
#include "core/base/clock.h"
#include "ui/chat/composer.h"
#include "ui/chat/composeredit.h"

#include <QtCore/QProcess>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>

using namespace spyhop;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 10'000; // ms
constexpr int quiet = 400; // ms in which a key that was meant for the input method would have sent something

} // namespace

class TestInputMethod : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void spaceCommits();
    void enterThatCommitsNeverSends();
    void escapeInTheMiddleStopsNothing();
    void arrowsChooseAndAskForNoHistory();

private:
    void keys(const QStringList& names);
    [[nodiscard]] bool composes() const { return m_edit->isComposing(); }

    base::SystemClock m_clock;
    std::unique_ptr<ui::Theme> m_theme;
    std::unique_ptr<ui::Composer> m_composer;
    ui::ComposerEdit* m_edit = nullptr;
    std::unique_ptr<QSignalSpy> m_sent;
};

void TestInputMethod::init()
{
    m_theme = std::make_unique<ui::Theme>();
    m_composer = std::make_unique<ui::Composer>(*m_theme, m_clock, nullptr);
    m_composer->resize(720, 100);
    m_composer->show();
    m_composer->activateWindow();
    m_composer->setFocus();
    QVERIFY(QTest::qWaitForWindowActive(m_composer.get(), patience));
    m_edit = m_composer->findChild<ui::ComposerEdit*>(u"composerEdit"_s);
    m_sent = std::make_unique<QSignalSpy>(m_composer.get(), &ui::Composer::sendRequested);
    QTest::qWait(quiet); // the input context is made beside the window
}

void TestInputMethod::cleanup()
{
    m_sent.reset();
    m_composer.reset();
    m_theme.reset();
}

void TestInputMethod::keys(const QStringList& names)
{
    QProcess xdotool;
    xdotool.start(u"xdotool"_s, QStringList{u"key"_s, u"--delay"_s, u"60"_s} + names);
    QVERIFY(QTest::qWaitFor([&xdotool] { return xdotool.state() == QProcess::NotRunning; }, patience));
    QCOMPARE(xdotool.exitCode(), 0);
}

void TestInputMethod::spaceCommits()
{
    keys({u"n"_s, u"i"_s, u"h"_s, u"a"_s, u"o"_s});
    QTRY_VERIFY2_WITH_TIMEOUT(composes(), "nothing is composed", patience);
    QVERIFY(m_composer->text().isEmpty()); // what is composed is no text yet
    keys({u"space"_s});
    QTRY_COMPARE_WITH_TIMEOUT(m_composer->text(), u"你好"_s, patience);
    QCOMPARE(m_sent->size(), 0);
    keys({u"Return"_s}); // this one is meant
    QTRY_COMPARE_WITH_TIMEOUT(m_sent->size(), 1, patience);
    QCOMPARE(m_sent->first().first().toString(), u"你好"_s);
}

void TestInputMethod::enterThatCommitsNeverSends()
{
    keys({u"s"_s, u"h"_s, u"i"_s, u"j"_s, u"i"_s, u"e"_s});
    QTRY_VERIFY_WITH_TIMEOUT(composes(), patience);
    keys({u"Return"_s}); // takes the letters as they are
    QTRY_VERIFY_WITH_TIMEOUT(!m_composer->text().isEmpty(), patience);
    QTest::qWait(quiet);
    QCOMPARE(m_sent->size(), 0);
    QVERIFY2(!m_composer->text().contains(u'\n'), qPrintable(m_composer->text()));
    keys({u"Return"_s});
    QTRY_COMPARE_WITH_TIMEOUT(m_sent->size(), 1, patience);
}

void TestInputMethod::escapeInTheMiddleStopsNothing()
{
    m_composer->setText(u"x"_s);
    m_composer->setBusy(true);
    QSignalSpy stopped(m_composer.get(), &ui::Composer::stopRequested);
    keys({u"n"_s, u"i"_s});
    QTRY_VERIFY_WITH_TIMEOUT(composes(), patience);
    keys({u"Escape"_s});
    QTRY_VERIFY_WITH_TIMEOUT(!composes(), patience);
    QTest::qWait(quiet);
    QCOMPARE(stopped.size(), 0);
    QCOMPARE(m_composer->text(), u"x"_s);
    keys({u"Escape"_s});
    QTRY_COMPARE_WITH_TIMEOUT(stopped.size(), 1, patience);
}

void TestInputMethod::arrowsChooseAndAskForNoHistory()
{
    QSignalSpy history(m_composer.get(), &ui::Composer::historyRequested);
    keys({u"n"_s, u"i"_s});
    QTRY_VERIFY_WITH_TIMEOUT(composes(), patience);
    keys({u"Down"_s, u"Up"_s, u"space"_s});
    QTRY_COMPARE_WITH_TIMEOUT(m_composer->text().size(), 1, patience);
    QCOMPARE(history.size(), 0);
    QCOMPARE(m_sent->size(), 0);
}

int main(int argc, char** argv)
{
    if (qEnvironmentVariable("QT_IM_MODULE") != u"ibus"_s)
        qFatal("run this with with_ibus.sh");
    QApplication application(argc, argv);
    TestInputMethod test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_inputmethod.moc"
