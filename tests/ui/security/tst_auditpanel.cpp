// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services.h"
#include "core/observe/auditcopies.h"
#include "core/observe/auditentry.h"
#include "core/observe/auditmanifest.h"
#include "core/observe/auditscan.h"
#include "tests/support/testmain.h"
#include "ui/common/banner.h"
#include "ui/common/button.h"
#include "ui/common/language.h"
#include "ui/common/pill.h"
#include "ui/common/spyhopstyle.h"
#include "ui/security/auditdetails.h"
#include "ui/security/auditpanel.h"
#include "ui/security/audittable.h"
#include "ui/security/audittablemodel.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QRegularExpression>
#include <QtGui/QImage>
#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtWidgets/QApplication>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QMenu>
#include <QtWidgets/QScrollBar>
#include <cstdlib>
#include <ctime>

using namespace spyhop;

class AuditPanelTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QApplication::setStyle(new ui::SpyhopStyle(m_theme)); }
    void init();
    void cleanup();
    void cleanupTestCase() { QApplication::setStyle(QStringLiteral("Fusion")); }
    void emptyLogSaysSo();
    void newestFirst();
    void eventsAreNoCalls();
    void anEventsWordsHaveTheRow();
    void filters();
    void filtersKeepTheirWords_data();
    void filtersKeepTheirWords();
    void detailsTellTheProof();
    void parametersHaveWords();
    void verifyTellsWhatItFound();
    void aLogThatCannotBeReadIsAWarning();
    void aCopyTellsWhatTheLogAloneDoesNot();
    void aFolderThatTakesNoCopiesIsSaid();
    void smallWindowsOverlapNothing_data();
    void smallWindowsOverlapNothing();
    void aVerdictTellsWhatItDoesNotSpeakOf();
    void exportsWhatIsShown();
    void worksByKeyboard();
    void hundredThousandCallsScroll();

private:
    void log(const QString& id, const QString& endpoint, const std::optional<base::ErrorCode>& error)
    {
        observe::Intent intent;
        intent.callId = id;
        intent.purpose = QStringLiteral("chat");
        intent.endpoint = endpoint;
        intent.askedModel = intent.resolvedModel = QStringLiteral("m-") + endpoint;
        intent.at = m_services->clock.wallTime();
        m_services->auditLog.post(observe::draftOf(intent));
        model::CallRecord record;
        record.callId = id;
        record.purpose = intent.purpose;
        record.endpoint = endpoint;
        record.askedModel = record.resolvedModel = intent.askedModel;
        record.startedAt = intent.at;
        record.error = error;
        record.timings.total = 812;
        record.usage = {40, 17, 0, 0, false};
        m_services->auditLog.post(observe::draftOf(record, intent.at));
    }
    void logSome()
    {
        log(QStringLiteral("c1"), QStringLiteral("deepseek"), std::nullopt);
        log(QStringLiteral("c2"), QStringLiteral("backup"), base::ErrorCode::RateLimited);
        log(QStringLiteral("c3"), QStringLiteral("deepseek"), base::ErrorCode::RefusedPolicy);
        m_services->auditLog.endSegment(); // a row covers all of them
        m_services->auditLog.flush();
    }
    std::unique_ptr<ui::AuditPanel> show()
    {
        auto panel = std::make_unique<ui::AuditPanel>(m_theme, m_services->clock, m_services->audit, nullptr);
        panel->resize(1'200, 700);
        panel->show();
        return panel;
    }
    static ui::AuditTableModel* modelOf(const ui::AuditPanel& panel) { return panel.findChild<ui::AuditTableModel*>(); }
    static void choose(const ui::AuditPanel& panel, const char* pill, const QString& text)
    {
        const auto* menu = panel.findChild<ui::Pill*>(QLatin1String(pill))->menu();
        for (QAction* action : menu->actions()) {
            if (action->text() == text)
                return action->trigger();
        }
        QFAIL(qPrintable(text));
    }
    //! Somebody has written into the log.
    void tamper()
    {
        const QString folder = m_services->audit.folder();
        QFile file(observe::segmentPath(folder, observe::segmentsOnDisk(folder).first()));
        QVERIFY(file.open(QIODevice::ReadWrite));
        QByteArray text = file.readAll();
        QVERIFY(text.contains("rate-limited"));
        text.replace("rate-limited", "rate-LIMITED");
        file.seek(0);
        file.write(text);
    }
    //! Widgets in one parent that lie on each other, and texts with less room than they need; in all that is seen.
    static QStringList squeezed(const QWidget& parent)
    {
        QStringList found;
        QList<const QWidget*> seen;
        for (const QObject* child : parent.children()) {
            const auto* widget = qobject_cast<const QWidget*>(child);
            if (!widget || widget->isWindow() || !widget->isVisible())
                continue;
            for (const QWidget* other : std::as_const(seen)) {
                if (other->geometry().intersects(widget->geometry()))
                    found.append(QStringLiteral("%1 on %2").arg(QDebug::toString(widget), QDebug::toString(other)));
            }
            seen.append(widget);
            const bool isText = qobject_cast<const ui::Banner*>(widget) || qobject_cast<const QLabel*>(widget);
            if (isText && widget->heightForWidth(widget->width()) > widget->height())
                found.append(QStringLiteral("cut: ") + QDebug::toString(widget));
            found += squeezed(*widget);
        }
        return found;
    }
    static QString textOf(const ui::AuditDetails& details)
    {
        QStringList texts;
        for (const QLabel* label : details.findChildren<QLabel*>())
            texts.append(label->text());
        return texts.join(u'\n');
    }

    ui::Theme m_theme;
    std::unique_ptr<app::Services> m_services;
    int m_run = 0;
};

void AuditPanelTest::init()
{
    m_services
        = app::Services::open(testsupport::TestWorld::makeFolder(QStringLiteral("audit%1").arg(++m_run))).value();
}

void AuditPanelTest::cleanup()
{
    m_theme.setZoomPercent(100);
    m_services.reset();
}

void AuditPanelTest::emptyLogSaysSo()
{
    const auto panel = show();
    QTRY_VERIFY(panel->findChild<QLabel*>(QString(), Qt::FindChildrenRecursively));
    QTRY_VERIFY([&] {
        for (const QLabel* label : panel->findChildren<QLabel*>()) {
            if (label->isVisible() && label->text().contains(QStringLiteral("none yet")))
                return true;
        }
        return false;
    }());
    panel->verify();
    auto* verdict = panel->findChild<ui::Banner*>(QStringLiteral("auditVerdict"));
    QTRY_VERIFY(verdict->isVisible());
    QTRY_COMPARE(verdict->word(), QStringLiteral("There is no audit log yet."));
}

void AuditPanelTest::newestFirst()
{
    logSome();
    const auto panel = show();
    const QAbstractItemModelTester tester(modelOf(*panel));
    QTRY_COMPARE(modelOf(*panel)->rowCount({}), 3);
    QCOMPARE(modelOf(*panel)->call(0).callId, QStringLiteral("c3"));
    const auto text = [&](int row, int column) { return modelOf(*panel)->index(row, column).data().toString(); };
    QCOMPARE(text(0, ui::AuditTableModel::State), QStringLiteral("denied · policy"));
    QCOMPARE(text(1, ui::AuditTableModel::State), QStringLiteral("failed · rate limited"));
    QCOMPARE(text(2, ui::AuditTableModel::State), QStringLiteral("done"));
    QCOMPARE(text(2, ui::AuditTableModel::Model), QStringLiteral("m-deepseek"));
    QCOMPARE(text(2, ui::AuditTableModel::Tokens), QStringLiteral("57"));
    log(QStringLiteral("c4"), QStringLiteral("deepseek"), std::nullopt);
    m_services->auditLog.flush();
    panel->reload();
    QTRY_COMPARE(modelOf(*panel)->rowCount({}), 4);
}

void AuditPanelTest::eventsAreNoCalls()
{
    logSome();
    m_services->auditLog.post(observe::draftOfEvent(QStringLiteral("key"),
        {QStringLiteral("renewed"), QStringLiteral("passphrase"), QStringLiteral("data key")},
        m_services->clock.wallTime()));
    m_services->auditLog.flush();
    const auto panel = show();
    QTRY_COMPARE(modelOf(*panel)->rowCount({}), 4);
    const auto* count = panel->findChild<QLabel*>(QStringLiteral("auditCount"));
    QVERIFY2(
        count->text().startsWith(u'3') && count->text().contains(QStringLiteral("1 event")), qPrintable(count->text()));
    QStringList row;
    for (int column = 0; column < modelOf(*panel)->columnCount({}); ++column)
        row << modelOf(*panel)->index(0, column).data().toString();
    QVERIFY2(row.join(u' ').contains(QStringLiteral("Key renewed: data key (passphrase)")), qPrintable(row.join(u' ')));
    choose(*panel, "auditEndpoint", QStringLiteral("deepseek"));
    QTRY_COMPARE(count->text(), QStringLiteral("2 of 4 shown"));
}

//! It has no model and no figures: what it says goes on where those of calls stand.
void AuditPanelTest::anEventsWordsHaveTheRow()
{
    logSome();
    m_services->auditLog.post(observe::draftOfEvent(
        QStringLiteral("consent"), QStringList(30, QStringLiteral("drafts")), m_services->clock.wallTime()));
    m_services->auditLog.flush();
    const auto panel = show();
    QTRY_COMPARE(modelOf(*panel)->rowCount({}), 4);
    const auto* table = panel->findChild<ui::AuditTable*>();
    const auto inkAt = [table](int row, int column) {
        const QRect cell = table->visualRect(table->model()->index(row, column)).adjusted(2, 2, -2, -2);
        const QImage shot = table->viewport()->grab(cell).toImage();
        const int ground = qGray(shot.pixel(0, 0));
        int ink = 0;
        for (int y = 0; y < shot.height(); ++y) {
            for (int x = 0; x < shot.width(); ++x)
                ink += std::abs(qGray(shot.pixel(x, y)) - ground) > 80 ? 1 : 0;
        }
        return ink;
    };
    QVERIFY(inkAt(0, ui::AuditTableModel::Model) > 20);
    QVERIFY(inkAt(0, ui::AuditTableModel::Purpose) > 20);
    QVERIFY(inkAt(1, ui::AuditTableModel::Model) > 20); // a call's own
    const QModelIndex beside = table->model()->index(0, ui::AuditTableModel::Model);
    QVERIFY(beside.data().toString().isEmpty());
    QVERIFY(beside.data(Qt::ToolTipRole).toString().contains(QStringLiteral("drafts")));
}

void AuditPanelTest::filters()
{
    logSome();
    const auto panel = show();
    QTRY_COMPARE(modelOf(*panel)->rowCount({}), 3);
    choose(*panel, "auditEndpoint", QStringLiteral("deepseek"));
    QTRY_COMPARE(modelOf(*panel)->rowCount({}), 2);
    choose(*panel, "auditState", QStringLiteral("denied"));
    QTRY_COMPARE(modelOf(*panel)->rowCount({}), 1);
    auto* search = panel->findChild<QLineEdit*>(QStringLiteral("auditSearch"));
    search->setText(QStringLiteral("nothing"));
    QTRY_COMPARE(modelOf(*panel)->rowCount({}), 0);
    panel->findChild<ui::Button*>(QStringLiteral("clearAuditFilter"))->click();
    QTRY_COMPARE(modelOf(*panel)->rowCount({}), 3);
    QVERIFY(search->text().isEmpty());
    choose(*panel, "auditSpan", QStringLiteral("Today"));
    QTest::qWait(20);
    QTRY_COMPARE(modelOf(*panel)->rowCount({}), 3);
}

void AuditPanelTest::filtersKeepTheirWords_data()
{
    QTest::addColumn<int>("zoom");
    QTest::addColumn<int>("width"); // px
    QTest::newRow("wide") << 100 << 1'224;
    QTest::newRow("narrow window") << 100 << 704;
    QTest::newRow("large font") << 150 << 1'196;
    QTest::newRow("large font, narrow window") << 150 << 676;
}

//! Those that have no room beside the others begin a further line.
void AuditPanelTest::filtersKeepTheirWords()
{
    QFETCH(int, zoom);
    QFETCH(int, width);
    m_theme.setZoomPercent(zoom);
    logSome();
    const auto panel = show();
    panel->resize(width, 520);
    QTRY_COMPARE(modelOf(*panel)->rowCount({}), 3);
    choose(*panel, "auditState", QStringLiteral("failed"));
    QTRY_COMPARE(modelOf(*panel)->rowCount({}), 1);
    QList<QRect> places;
    for (const char* name : {"auditSearch", "auditSpan", "auditState", "auditEndpoint", "auditModel",
             "clearAuditFilter", "readAuditAgain", "exportAudit", "verifyAudit"}) {
        const auto* widget = panel->findChild<QWidget*>(QLatin1String(name));
        QTRY_VERIFY(widget->width() >= widget->sizeHint().width() || qstrcmp(name, "auditSearch") == 0);
        const QRect place(widget->mapTo(panel.get(), QPoint(0, 0)), widget->size());
        QVERIFY2(panel->rect().contains(place), name);
        for (const QRect& other : std::as_const(places))
            QVERIFY2(!other.intersects(place), name);
        places.append(place);
    }
    m_theme.setZoomPercent(100);
}

void AuditPanelTest::detailsTellTheProof()
{
    logSome();
    const auto panel = show();
    QTRY_COMPARE(modelOf(*panel)->rowCount({}), 3);
    auto* table = panel->findChild<ui::AuditTable*>();
    auto* details = panel->findChild<ui::AuditDetails*>();
    QVERIFY(!details->isVisible());
    table->setCurrentIndex(table->model()->index(1, 0));
    QVERIFY(details->isVisible());
    QCOMPARE(details->callId(), QStringLiteral("c2"));
    QTRY_VERIFY(textOf(*details).contains(QStringLiteral("lead from it to the root")));
    QVERIFY(textOf(*details).contains(QStringLiteral("Entry 4 of")));
    QVERIFY(textOf(*details).contains(QStringLiteral("backup")));
    QTest::keyClick(details, Qt::Key_Escape);
    QVERIFY(!details->isVisible());
}

void AuditPanelTest::parametersHaveWords()
{
    observe::Intent intent;
    intent.callId = QStringLiteral("c1");
    intent.purpose = QStringLiteral("chat");
    intent.endpoint = QStringLiteral("deepseek");
    intent.at = m_services->clock.wallTime();
    intent.request = model::ChatRequest();
    intent.request->messages.append(model::Message());
    m_services->auditLog.post(observe::draftOf(intent));
    m_services->auditLog.flush();
    const auto panel = show();
    QTRY_COMPARE(modelOf(*panel)->rowCount({}), 1);
    auto* table = panel->findChild<ui::AuditTable*>();
    const auto* details = panel->findChild<ui::AuditDetails*>();
    table->setCurrentIndex(table->model()->index(0, 0));
    const QString inEnglish = QStringLiteral("messages 1");
    QVERIFY2(textOf(*details).contains(inEnglish), qPrintable(textOf(*details)));
    ui::Language language;
    language.set(QStringLiteral("zh_CN"));
    QTRY_VERIFY2(!textOf(*details).contains(inEnglish), qPrintable(textOf(*details)));
    language.set(QStringLiteral("en"));
}

void AuditPanelTest::verifyTellsWhatItFound()
{
    logSome();
    const auto panel = show();
    auto* verdict = panel->findChild<ui::Banner*>(QStringLiteral("auditVerdict"));
    panel->findChild<ui::Button*>(QStringLiteral("verifyAudit"))->click();
    // A test has no key store.
    QTRY_COMPARE(verdict->word(), QStringLiteral("Integrity only"));
    const QString segment = observe::segmentsOnDisk(m_services->audit.folder()).first();
    tamper();
    panel->findChild<ui::Button*>(QStringLiteral("verifyAudit"))->click();
    QTRY_COMPARE(verdict->word(), QStringLiteral("Changed"));
    QVERIFY(verdict->rest().contains(QStringLiteral("Entry 5 of segment ") + segment));
}

void AuditPanelTest::aLogThatCannotBeReadIsAWarning()
{
    const auto panel = show();
    auto* verdict = panel->findChild<ui::Banner*>(QStringLiteral("auditVerdict"));
    const auto ground = [verdict] {
        const QImage shot = verdict->grab().toImage();
        return shot.pixelColor(shot.width() / 2, 4).rgb(); // above its text
    };
    panel->verify();
    QTRY_VERIFY2(verdict->word().contains(QStringLiteral("no audit log yet")), qPrintable(verdict->word()));
    QCOMPARE(ground(), m_theme.tokens().accentSoft.rgb());
    const QString manifest = observe::manifestPath(m_services->audit.folder());
    QVERIFY(QDir().mkpath(manifest)); // not even root reads a folder as a file
    panel->verify();
    QTRY_VERIFY2(
        verdict->isVisible() && verdict->rest().contains(manifest), qPrintable(verdict->word() + verdict->rest()));
    QCOMPARE(ground(), m_theme.tokens().warningSoft.rgb());
}

//! Somebody has thrown the log away and written another one, which is whole in itself.
void AuditPanelTest::aCopyTellsWhatTheLogAloneDoesNot()
{
    const QString share = testsupport::TestWorld::makeFolder(QStringLiteral("share%1").arg(m_run));
    model::AuditChoice choice = m_services->audit.choice();
    choice.folder = share;
    QVERIFY(m_services->audit.choose(choice));
    const QString copy = observe::copyPath(share, m_services->auditLog.setup().origin);
    logSome();
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(copy) && QFile(copy).size() > 0, testsupport::patienceMs);
    auto panel = show();
    auto* verdict = panel->findChild<ui::Banner*>(QStringLiteral("auditVerdict"));
    const auto chooseCopy = [&panel](const QString& path) {
        panel->findChild<ui::Button*>(QStringLiteral("verifyAuditWithCopy"))->click();
        auto* dialog = panel->findChild<QFileDialog*>(QStringLiteral("chooseAuditCopy"));
        QVERIFY(dialog != nullptr);
        Q_EMIT dialog->filesSelected({path});
        dialog->setObjectName(QString()); // it goes, but not at once
        dialog->close();
    };
    chooseCopy(copy);
    QTRY_COMPARE_WITH_TIMEOUT(verdict->word(), QStringLiteral("Integrity only"), testsupport::patienceMs);
    QVERIFY2(verdict->rest().contains(QStringLiteral("copied checkpoint")), qPrintable(verdict->rest()));
    // What is no copy of this log is no verdict.
    const QString other = share + QStringLiteral("/other");
    QFile file(other);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(observe::unsignedNote({"spyhop/another", 1, QByteArray(32, 'x')}));
    file.close();
    chooseCopy(other);
    QTRY_VERIFY2_WITH_TIMEOUT(verdict->word().contains(QStringLiteral("No checkpoint of this log")),
        qPrintable(verdict->word()), testsupport::patienceMs);
    QVERIFY(file.open(QIODevice::WriteOnly)); // in its place
    file.write("any other file\n");
    file.close();
    chooseCopy(other);
    QTRY_VERIFY2_WITH_TIMEOUT(verdict->word().contains(QStringLiteral("There are no checkpoints of an audit log")),
        qPrintable(verdict->word()), testsupport::patienceMs);
    QVERIFY2(verdict->word().contains(QDir::toNativeSeparators(other)), qPrintable(verdict->word()));
    QVERIFY2(verdict->rest().contains(QStringLiteral("that was copied")), qPrintable(verdict->rest()));
    const QImage shot = verdict->grab().toImage();
    QCOMPARE(shot.pixelColor(shot.width() / 2, 4).rgb(), m_theme.tokens().warningSoft.rgb()); // above its text
    chooseCopy(share + QStringLiteral("/none"));
    QTRY_VERIFY2_WITH_TIMEOUT(verdict->isVisible()
            && !verdict->word().contains(QStringLiteral("There are no checkpoints"))
            && verdict->rest().contains(share + QStringLiteral("/none")),
        qPrintable(verdict->word() + verdict->rest()), testsupport::patienceMs);
    QVERIFY2(!verdict->word().contains(QStringLiteral("Integrity only")), qPrintable(verdict->word()));

    const QByteArray origin = m_services->auditLog.setup().origin;
    const QString profile = m_services->profileFolder;
    panel.reset();
    m_services.reset();
    QVERIFY(QDir(profile + QStringLiteral("/audit")).removeRecursively());
    m_services = app::Services::open(profile).value();
    QCOMPARE(m_services->auditLog.setup().origin, origin);
    log(QStringLiteral("c9"), QStringLiteral("deepseek"), std::nullopt);
    m_services->auditLog.endSegment();
    m_services->auditLog.flush();
    panel = show();
    verdict = panel->findChild<ui::Banner*>(QStringLiteral("auditVerdict"));
    panel->verify();
    QTRY_COMPARE_WITH_TIMEOUT(verdict->word(), QStringLiteral("Integrity only"), testsupport::patienceMs);
    chooseCopy(copy);
    QTRY_COMPARE_WITH_TIMEOUT(verdict->word(), QStringLiteral("Changed"), testsupport::patienceMs);
}

void AuditPanelTest::aFolderThatTakesNoCopiesIsSaid()
{
    const QString place = m_services->profileFolder + QStringLiteral("/nofolder");
    QFile file(place); // nobody can write into that, root included
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.close();
    model::AuditChoice choice = m_services->audit.choice();
    choice.folder = place;
    QVERIFY(m_services->audit.choose(choice));
    const auto panel = show();
    const auto* trouble = panel->findChild<ui::Banner*>(QStringLiteral("auditCopyTrouble"));
    const auto* verdict = panel->findChild<ui::Banner*>(QStringLiteral("auditVerdict"));
    QVERIFY(!trouble->isVisible());
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("could not be copied")));
    logSome();
    QTRY_VERIFY_WITH_TIMEOUT(trouble->isVisible(), testsupport::patienceMs);
    QVERIFY2(trouble->word().contains(place), qPrintable(trouble->word()));
    QVERIFY(!verdict->isVisible());
    choice.folder.clear();
    QVERIFY(m_services->audit.choose(choice));
    QTRY_VERIFY(!trouble->isVisible());
    // Nothing was written since, and whoever verifies hears of it all the same.
    choice.folder = place + QStringLiteral("/none");
    QVERIFY(m_services->audit.choose(choice));
    panel->verify();
    QTRY_VERIFY_WITH_TIMEOUT(verdict->isVisible() && trouble->isVisible(), testsupport::patienceMs);
    QVERIFY2(trouble->word().contains(QStringLiteral("none")), qPrintable(trouble->word()));
}

void AuditPanelTest::smallWindowsOverlapNothing_data()
{
    QTest::addColumn<int>("zoom"); // percent
    QTest::addColumn<QSize>("size"); // of the panel
    QTest::newRow("usual") << 100 << QSize(960, 752);
    QTest::newRow("least window") << 100 << QSize(704, 440); // of 760 x 520
    QTest::newRow("least window, large print") << 150 << QSize(676, 400);
    QTest::newRow("large print") << 150 << QSize(1'196, 712); // of 1280 x 832
}

void AuditPanelTest::smallWindowsOverlapNothing()
{
    QFETCH(int, zoom);
    QFETCH(QSize, size);
    m_theme.setZoomPercent(zoom);
    logSome();
    tamper();
    const auto panel = show();
    panel->resize(size);
    auto* verdict = panel->findChild<ui::Banner*>(QStringLiteral("auditVerdict"));
    auto* table = panel->findChild<ui::AuditTable*>();
    auto* details = panel->findChild<ui::AuditDetails*>();
    QTRY_COMPARE(modelOf(*panel)->rowCount({}), 3);
    panel->verify();
    QTRY_COMPARE(verdict->word(), QStringLiteral("Changed"));
    QTRY_COMPARE(squeezed(*panel), QStringList());
    QVERIFY(table->viewport()->height() >= 2 * table->rowHeight(0));
    table->setFocus();
    table->setCurrentIndex(table->model()->index(1, 0));
    QTRY_VERIFY(textOf(*details).contains(QStringLiteral("Entry 4 of")));
    QTRY_COMPARE(squeezed(*panel), QStringList());
    QVERIFY(details->isVisible() && verdict->isVisible());
    QVERIFY2(details->width() <= panel->width() && details->height() >= details->sizeHint().height(),
        qPrintable(QDebug::toString(details->geometry())));
    QVERIFY(!table->isVisible() || table->width() >= table->rowHeight(0) * 8);
    details->findChild<ui::Button*>(QStringLiteral("closeAuditDetails"))->click();
    QVERIFY(table->isVisible() && !details->isVisible());
    QVERIFY(panel->findChild<QWidget*>(QStringLiteral("auditSearch"))->isVisible());
    QTRY_COMPARE(squeezed(*panel), QStringList());
}

void AuditPanelTest::aVerdictTellsWhatItDoesNotSpeakOf()
{
    logSome();
    const auto panel = show();
    QTRY_COMPARE(modelOf(*panel)->rowCount({}), 3);
    auto* verdict = panel->findChild<ui::Banner*>(QStringLiteral("auditVerdict"));
    panel->verify();
    QTRY_VERIFY(verdict->isVisible());
    QTRY_VERIFY2(verdict->rest().contains(QStringLiteral("Verified 2")), qPrintable(verdict->rest()));
    QVERIFY2(!verdict->rest().contains(QStringLiteral("since")), qPrintable(verdict->rest()));
    log(QStringLiteral("c4"), QStringLiteral("deepseek"), std::nullopt);
    m_services->auditLog.flush();
    panel->reload();
    QTRY_COMPARE(modelOf(*panel)->rowCount({}), 4);
    // A segment of its own: how it begins, the call's intent and its outcome.
    QVERIFY2(verdict->rest().contains(QStringLiteral("3 entry(s) came since")), qPrintable(verdict->rest()));
    panel->verify();
    QTRY_VERIFY2(
        verdict->isVisible() && !verdict->rest().contains(QStringLiteral("since")), qPrintable(verdict->rest()));
}

void AuditPanelTest::exportsWhatIsShown()
{
    logSome();
    const auto panel = show();
    QTRY_COMPARE(modelOf(*panel)->rowCount({}), 3);
    choose(*panel, "auditEndpoint", QStringLiteral("backup"));
    QTRY_COMPARE(modelOf(*panel)->rowCount({}), 1);
    QSignalSpy said(panel.get(), &ui::AuditPanel::message);
    const QString path = testsupport::TestWorld::makeFolder(QStringLiteral("out")) + QStringLiteral("/audit.csv");
    panel->exportTo(path);
    QTRY_COMPARE(said.size(), 1);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray csv = file.readAll();
    QCOMPARE(csv.count("\r\n"), 2);
    QVERIFY(csv.contains("backup"));
    QVERIFY2(said.first().first().toString().contains(QStringLiteral("1 record(s) exported")),
        qPrintable(said.first().first().toString()));
}

void AuditPanelTest::worksByKeyboard()
{
    logSome();
    const auto panel = show();
    QTRY_COMPARE(modelOf(*panel)->rowCount({}), 3);
    auto* table = panel->findChild<ui::AuditTable*>();
    table->setFocus();
    QTest::keyClick(table, Qt::Key_Down);
    QTest::keyClick(table, Qt::Key_Down);
    QVERIFY(panel->findChild<ui::AuditDetails*>()->isVisible());
    QTest::keyClick(panel.get(), Qt::Key_F5);
    QTRY_VERIFY(!panel->findChild<ui::Button*>(QStringLiteral("readAuditAgain"))->isBusy());
    QTRY_VERIFY(panel->findChild<ui::AuditDetails*>()->isVisible()); // what was shown stays shown
    for (const auto* button : panel->findChildren<QAbstractButton*>()) {
        if (button->isVisible())
            QVERIFY2(!(button->text() + button->accessibleName()).isEmpty(), qPrintable(button->objectName()));
    }
    QVERIFY(!table->accessibleName().isEmpty());
}

void AuditPanelTest::hundredThousandCallsScroll()
{
    constexpr int many = 100'000;
    admin::AuditContents contents;
    contents.segments.append(admin::AuditOrigin());
    QList<int> places;
    admin::AuditCall call;
    call.endpoint = QStringLiteral("deepseek");
    call.resolvedModel = QStringLiteral("deepseek-flash");
    call.state = admin::AuditCall::State::Done;
    for (int i = 0; i < many; ++i) {
        call.at = 1'700'000'000'000 + i;
        call.callId = QString::number(i);
        contents.calls.append(call);
        places.append(many - 1 - i);
    }
    ui::AuditTableModel model(nullptr);
    ui::AuditTable table(m_theme, model, nullptr);
    table.resize(1'200, 700);
    table.show();
    model.setContents(contents, places);
    QCOMPARE(model.rowCount({}), many);
    table.grab();
    const std::clock_t before = std::clock(); // processor time: a test shares its machine
    constexpr int steps = 50;
    for (int step = 1; step <= steps; ++step) {
        table.verticalScrollBar()->setValue(table.verticalScrollBar()->maximum() / steps * step);
        table.grab();
    }
    const double each = 1'000.0 * double(std::clock() - before) / CLOCKS_PER_SEC / steps;
    qInfo("a page of %d rows: %.1f ms", many, each);
    QVERIFY(each < 50); // at 60 pictures a second it would be 16; sanitizers take their part
}

SPYHOP_TEST_MAIN_WITH(QApplication, AuditPanelTest)
#include "tst_auditpanel.moc"
