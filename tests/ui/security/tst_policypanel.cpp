// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The Security room as a person uses it: the policy's editor and bench, the privacy gate.
#include "app/services.h"
#include "core/base/fakeclock.h"
#include "core/base/files.h"
#include "tests/support/testmain.h"
#include "ui/common/banner.h"
#include "ui/common/spyhopstyle.h"
#include "ui/common/theme.h"
#include "ui/security/gatepanel.h"
#include "ui/security/policyedit.h"
#include "ui/security/policypanel.h"
#include "ui/security/securitypage.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QScopeGuard>
#include <QtCore/QUrl>
#include <QtGui/QTextBlock>
#include <QtTest/QSignalSpy>
#include <QtWidgets/QApplication>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QTabBar>

using namespace spyhop;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QByteArray chatOnly
    = R"([{"id":"chat","effect":"allow","principal":["*"],"resource":["api:m"],"condition":{"time":{"between":["09:00","18:00"]}}}])";

}

class TestPolicyPanel : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void tabsAppearWithTheirPanels();
    void mistakesAreMarkedAsOneTypes();
    void savesAndTakesBack();
    void templatesMakeAReadablePolicy();
    void theBenchAnswersByTheTextInTheEditor();
    void theBenchFollowsTheClock();
    void theBenchAsksAboutAnEndpoint();
    void changesFromOutsideShow();
    void theAdministratorsTextIsNeverOnesOwn();
    void whyTheGateBlocksIsShown();
    void theGateShowsWhatWouldLeave();
    void theStateIsReadWholeAtAnyWidth();
    void whereThereIsNoRoomTheBenchStandsBelow();

private:
    template <typename T>
    T* part(const QString& name) const
    {
        T* found = m_panel->findChild<T*>(name);
        if (!found)
            qFatal("no %s", qPrintable(name));
        return found;
    }
    //! As Services has them, but with an administrator's folder of this test.
    std::unique_ptr<policy::Guard> guardOver(const QString& system) const
    {
        return std::make_unique<policy::Guard>(policy::Guard::Parts{m_services->clock, m_services->prices, ownFile(),
            system, testsupport::TestWorld::owner(), base::Identity{u"kim"_s, {}, false, QString()}});
    }
    QString ownFile() const { return m_services->profileFolder + u"/policy.json"_s; }

    std::unique_ptr<ui::Theme> m_theme;
    std::unique_ptr<app::Services> m_services;
    std::unique_ptr<ui::PolicyPanel> m_panel;
    int m_number = 0;
};

void TestPolicyPanel::init()
{
    m_theme = std::make_unique<ui::Theme>();
    QApplication::setStyle(new ui::SpyhopStyle(*m_theme));
    auto services = app::Services::open(testsupport::TestWorld::makeFolder(u"profile%1"_s.arg(++m_number)));
    QVERIFY(services);
    m_services = std::move(*services);
    m_panel = std::make_unique<ui::PolicyPanel>(*m_theme, m_services->clock, m_services->policies, nullptr);
    m_panel->resize(1224, 760);
    m_panel->show();
}

void TestPolicyPanel::cleanup()
{
    m_panel.reset();
    m_services.reset();
    QApplication::setStyle(u"Fusion"_s);
    m_theme.reset();
}

void TestPolicyPanel::tabsAppearWithTheirPanels()
{
    ui::SecurityPage page(*m_theme, nullptr);
    auto* tabs = page.findChild<QTabBar*>(u"securityTabs"_s);
    QCOMPARE(tabs->count(), 0);
    auto* privacy = new QWidget;
    page.setPanel(ui::SecurityPage::Tab::Privacy, privacy);
    page.setPanel(ui::SecurityPage::Tab::Keys, new QWidget);
    QCOMPARE(tabs->count(), 2);
    QCOMPARE(page.currentTab(), ui::SecurityPage::Tab::Privacy); // what was shown stays
    QVERIFY(privacy->isVisibleTo(&page));
    page.showTab(ui::SecurityPage::Tab::Audit); // is not there
    QCOMPARE(page.currentTab(), ui::SecurityPage::Tab::Privacy);
    page.showTab(ui::SecurityPage::Tab::Keys);
    QCOMPARE(page.currentTab(), ui::SecurityPage::Tab::Keys);
    QVERIFY(!privacy->isVisibleTo(&page));
    page.setPanel(ui::SecurityPage::Tab::Keys, nullptr);
    QCOMPARE(tabs->count(), 1);
}

void TestPolicyPanel::mistakesAreMarkedAsOneTypes()
{
    auto* edit = part<ui::PolicyEdit>(u"policyEdit"_s);
    auto* remark = part<ui::Banner>(u"policyRemark"_s);
    auto* save = part<QPushButton>(u"policySave"_s);
    QVERIFY(!remark->isVisible());
    edit->setPlainText(u"{\"effect\": \"allow\",\n \"principal\": [\"*\"], \"resource\": [\"api:ä\"], \"x\": 1}"_s);
    QVERIFY(remark->isVisible());
    QVERIFY2(remark->word().contains(u"2"_s), qPrintable(remark->word()));
    QVERIFY2(remark->rest().contains(u"x is not known"_s), qPrintable(remark->rest()));
    QVERIFY(!save->isEnabled());
    const auto marks = edit->extraSelections();
    QCOMPARE(marks.size(), 2);
    QCOMPARE(marks.first().cursor.blockNumber(), 1);
    Q_EMIT remark->linkActivated(0);
    const QString line = edit->textCursor().block().text();
    QVERIFY2(line.mid(edit->textCursor().positionInBlock()).startsWith(u"1}"_s),
        qPrintable(line)); // bytes are no characters
    edit->setPlainText(QString::fromUtf8(chatOnly));
    QVERIFY(!remark->isVisible());
    QVERIFY(edit->extraSelections().isEmpty());
    QVERIFY(save->isEnabled());
    edit->setPlainText(u"[]"_s); // allows nothing: worth a word
    QVERIFY(remark->isVisible());
    QVERIFY(save->isEnabled());
}

void TestPolicyPanel::savesAndTakesBack()
{
    auto* edit = part<ui::PolicyEdit>(u"policyEdit"_s);
    QSignalSpy saved(m_panel.get(), &ui::PolicyPanel::saved);
    edit->setPlainText(QString::fromUtf8(chatOnly));
    QVERIFY(m_panel->hasUnsavedText());
    part<QPushButton>(u"policySave"_s)->click();
    QCOMPARE(saved.count(), 1);
    QCOMPARE(*base::readFile(ownFile(), 1000), chatOnly);
    QVERIFY(m_services->policy.isInForce());
    QVERIFY(!m_panel->hasUnsavedText());
    m_panel->undoSave();
    QVERIFY(!QFile::exists(ownFile()));
    QVERIFY(!m_services->policy.isInForce());
    QVERIFY(edit->toPlainText().isEmpty());
    edit->undo(); // the text itself is not lost
    QCOMPARE(edit->toPlainText().toUtf8(), chatOnly);
    part<QPushButton>(u"policyRevert"_s)->click();
    QVERIFY(edit->toPlainText().isEmpty());
}

void TestPolicyPanel::templatesMakeAReadablePolicy()
{
    auto* edit = part<ui::PolicyEdit>(u"policyEdit"_s);
    const auto actions = part<QPushButton>(u"policyTemplates"_s)->menu()->actions();
    QVERIFY(actions.size() >= 5);
    for (QAction* action : actions)
        action->trigger();
    admin::PolicyCheck check = admin::checkPolicy(edit->toPlainText().toUtf8(), u"p"_s);
    QVERIFY2(!check.error, check.error ? qPrintable(check.error->what) : "");
    QCOMPARE(check.rules, int(actions.size()));
    QVERIFY(check.warnings.isEmpty());
    edit->setPlainText(QString::fromUtf8(chatOnly.mid(1, chatOnly.size() - 2))); // one rule alone
    actions.first()->trigger();
    check = admin::checkPolicy(edit->toPlainText().toUtf8(), u"p"_s);
    QVERIFY(!check.error);
    QCOMPARE(check.rules, 2);
}

void TestPolicyPanel::theBenchAnswersByTheTextInTheEditor()
{
    auto* edit = part<ui::PolicyEdit>(u"policyEdit"_s);
    auto* answer = part<ui::Banner>(u"benchAnswer"_s);
    auto* what = part<QComboBox>(u"benchResource"_s);
    auto* when = part<QLineEdit>(u"benchTime"_s);
    what->setEditText(u"api:m"_s);
    QVERIFY(answer->rest().contains(u"No policy"_s)); // none yet
    edit->setPlainText(QString::fromUtf8(chatOnly)); // not saved
    when->setText(u"10:00"_s);
    QVERIFY2(answer->rest().contains(u"“chat”"_s), qPrintable(answer->rest()));
    QCOMPARE(answer->word(), u"Allowed"_s);
    when->setText(u"18:00:01"_s);
    QCOMPARE(answer->word(), u"Denied"_s);
    what->setEditText(u"api:other"_s);
    when->setText(u"10:00"_s);
    QCOMPARE(answer->word(), u"Denied"_s);
    when->setText(u"at ten"_s);
    QVERIFY(!answer->isVisible());
    when->clear();
    edit->setPlainText(u"["_s);
    QCOMPARE(answer->word(), u"No answer"_s);
}

void TestPolicyPanel::theBenchFollowsTheClock()
{
    base::FakeClock clock(QDateTime(QDate(2026, 1, 5), QTime(17, 59, 30)).toUTC());
    const auto guard = guardOver(testsupport::TestWorld::makeFolder(u"system%1"_s.arg(m_number)));
    admin::PolicyAdmin policies(clock, *guard, m_services->prices);
    m_panel = std::make_unique<ui::PolicyPanel>(*m_theme, clock, policies, nullptr);
    m_panel->resize(1224, 760);
    m_panel->show();
    const auto leave = qScopeGuard([this] { m_panel.reset(); }); // before what it borrows
    const auto* answer = part<ui::Banner>(u"benchAnswer"_s);
    const auto* more = part<QLabel>(u"benchMore"_s);
    part<QComboBox>(u"benchResource"_s)->setEditText(u"api:m"_s);
    part<ui::PolicyEdit>(u"policyEdit"_s)->setPlainText(QString::fromUtf8(chatOnly));
    QCOMPARE(answer->word(), u"Allowed"_s);
    QVERIFY2(more->text().contains(u"17:59"_s), qPrintable(more->text()));
    clock.advance(40s);
    QCOMPARE(answer->word(), u"Denied"_s);
    QVERIFY2(more->text().contains(u"18:00"_s), qPrintable(more->text()));
    // Out of sight nobody asks; who comes back sees what holds then.
    m_panel->hide();
    clock.advance(15h);
    QCOMPARE(answer->word(), u"Denied"_s);
    m_panel->show();
    QCOMPARE(answer->word(), u"Allowed"_s);
}

void TestPolicyPanel::theBenchAsksAboutAnEndpoint()
{
    const auto endpoint = [](const QString& name, const QString& url) {
        model::Endpoint one;
        one.name = name;
        one.url = QUrl(url);
        one.tier = model::Tier::Edge;
        return one;
    };
    m_panel->setEndpoints({endpoint(u"here"_s, u"http://127.0.0.1:1/v1"_s), endpoint(u"work"_s, u"https://a.example"_s),
        endpoint(u"same"_s, u"https://a.example/two"_s)});
    auto* answer = part<ui::Banner>(u"benchAnswer"_s);
    auto* what = part<QComboBox>(u"benchResource"_s);
    auto* where = part<QComboBox>(u"benchEndpoint"_s);
    QCOMPARE(where->count(), 3);
    QVERIFY(where->currentText().isEmpty());
    what->setEditText(u"api:m"_s);
    part<ui::PolicyEdit>(u"policyEdit"_s)
        ->setPlainText(uR"([{"effect":"allow","principal":["*"],"resource":["*"],"condition":{"tier":{"in":["edge"]}}},
 {"effect":"deny","principal":["*"],"resource":["api:*"],"condition":{"endpoint":{"in":["gateway.example"]}}}])"_s);
    QVERIFY2(answer->rest().contains(u"no endpoint was named"_s), qPrintable(answer->rest()));
    where->setCurrentIndex(0);
    QVERIFY2(answer->word() == u"Allowed"_s, qPrintable(answer->rest()));
    where->setEditText(u"gateway.example"_s);
    QCOMPARE(answer->word(), u"Denied"_s);
    where->setEditText(u"a.example"_s); // which of the two?
    QVERIFY(!answer->isVisible());
    what->setEditText(u"endpoint:127.0.0.1"_s);
    QCOMPARE(answer->word(), u"Allowed"_s);
    QVERIFY(!where->isEnabled());
}

void TestPolicyPanel::theAdministratorsTextIsNeverOnesOwn()
{
    const QByteArray first = R"([{"effect":"allow","principal":["*"],"resource":["api:first"]}])",
                     second = R"([{"effect":"allow","principal":["*"],"resource":["api:second"]}])";
    const QString system = testsupport::TestWorld::makeFolder(u"system%1"_s.arg(m_number)),
                  file = system + u"/policy.json"_s;
    QVERIFY(base::atomicSave(file, first));
    const auto guard = guardOver(system);
    admin::PolicyAdmin policies(m_services->clock, *guard, m_services->prices);
    const auto gone = qScopeGuard([this] { m_panel.reset(); }); // before its policies
    m_panel = std::make_unique<ui::PolicyPanel>(*m_theme, m_services->clock, policies, nullptr);
    m_panel->show();
    auto* edit = part<ui::PolicyEdit>(u"policyEdit"_s);
    auto* files = part<QComboBox>(u"policyFiles"_s);
    auto* save = part<QPushButton>(u"policySave"_s);
    const auto shows = [edit](const QByteArray& text) { return edit->toPlainText().toUtf8() == text; };
    const auto lookAtAdministrators = [files] {
        files->setCurrentIndex(1);
        Q_EMIT files->activated(1);
    };
    edit->setPlainText(QString::fromUtf8(chatOnly)); // being written
    lookAtAdministrators();
    QVERIFY(shows(first) && edit->isReadOnly());
    QVERIFY(base::atomicSave(file, second));
    guard->reload();
    QVERIFY2(shows(second), qPrintable(edit->toPlainText()));
    QVERIFY(edit->isReadOnly() && !save->isEnabled());
    QVERIFY(QFile::remove(file));
    guard->reload();
    QCOMPARE(files->currentIndex(), 0);
    QVERIFY2(shows(chatOnly), qPrintable(edit->toPlainText()));
    QVERIFY(!edit->isReadOnly() && m_panel->hasUnsavedText());
    QVERIFY(!edit->document()->isUndoAvailable());

    // What was saved is taken back while the administrator's is shown.
    save->click();
    QCOMPARE(*base::readFile(ownFile(), 1000), chatOnly);
    QVERIFY(base::atomicSave(file, first));
    guard->reload();
    lookAtAdministrators();
    QVERIFY(shows(first));
    m_panel->undoSave();
    QVERIFY(shows({}) && !QFile::exists(ownFile()));
    edit->undo();
    QVERIFY2(shows(chatOnly), qPrintable(edit->toPlainText()));
}

void TestPolicyPanel::whyTheGateBlocksIsShown()
{
    const QString system = testsupport::TestWorld::makeFolder(u"system%1"_s.arg(m_number)),
                  file = system + u"/privacy.json"_s;
    QVERIFY(base::atomicSave(file, R"({"gates":{"keys":"block"}})"));
    const auto guard = guardOver(system);
    admin::GateAdmin rules(*m_services->settings, m_services->gateway, *guard);
    ui::GatePanel gate(*m_theme, rules, nullptr);
    gate.show();
    auto* broken = gate.findChild<ui::Banner*>(u"gateBroken"_s);
    QVERIFY(broken->isVisible());
    QVERIFY2(broken->rest().contains(u"privacy.json"_s) && broken->rest().contains(u"Line 1, column 10"_s),
        qPrintable(broken->rest()));
    QVERIFY(!gate.findChild<QComboBox*>(u"gate-keys"_s)->isEnabled());
    QVERIFY(base::atomicSave(file, R"({"gate":{"keys":"mask"}})"));
    guard->reload();
    QVERIFY(!broken->isVisible());
    QVERIFY(gate.findChild<QComboBox*>(u"gate-keys"_s)->isEnabled());
}

void TestPolicyPanel::changesFromOutsideShow()
{
    auto* edit = part<ui::PolicyEdit>(u"policyEdit"_s);
    QVERIFY(base::atomicSave(ownFile(), chatOnly));
    QTRY_COMPARE_WITH_TIMEOUT(edit->toPlainText().toUtf8(), chatOnly, testsupport::patienceMs);
    edit->setPlainText(u"[]"_s); // being written: not lost
    QVERIFY(base::atomicSave(ownFile(), "{}"));
    QTRY_VERIFY_WITH_TIMEOUT(
        part<ui::Banner>(u"policyState"_s)->word() == u"Nothing is allowed"_s, testsupport::patienceMs);
    QCOMPARE(edit->toPlainText(), u"[]"_s);
}

void TestPolicyPanel::theGateShowsWhatWouldLeave()
{
    ui::GatePanel gate(*m_theme, m_services->gate, nullptr);
    gate.show();
    auto* text = gate.findChild<QPlainTextEdit*>(u"gateText"_s);
    auto* sent = gate.findChild<QLabel*>(u"gateSent"_s);
    auto* found = gate.findChild<ui::Banner*>(u"gateFound"_s);
    auto* emails = gate.findChild<QComboBox*>(u"gate-emails"_s);
    const auto choose = [emails](model::GateAction action) {
        emails->setCurrentIndex(emails->findData(static_cast<int>(action)));
        Q_EMIT emails->activated(emails->currentIndex());
    };
    text->setPlainText(u"to ann@example.com"_s);
    QCOMPARE(sent->text(), text->toPlainText());
    choose(model::GateAction::Mask);
    QCOMPARE(sent->text(), u"to [EMAIL_1]"_s);
    QCOMPARE(m_services->settings->settings().privacyGate.of(model::SensitiveKind::Email), model::GateAction::Mask);
    QCOMPARE(m_services->gateway.privacyGate().of(model::SensitiveKind::Email), model::GateAction::Mask);
    choose(model::GateAction::Block);
    QVERIFY(!sent->isVisible());
    QCOMPARE(found->word(), u"Not sent"_s);
}

//! Two lines have the room of two, also if the sentence came before the panel had its width.
void TestPolicyPanel::theStateIsReadWholeAtAnyWidth()
{
    for (const int width : {1224, 900, 760, 704}) {
        for (const int zoom : {100, 150}) {
            m_theme->setZoomPercent(zoom);
            m_panel = std::make_unique<ui::PolicyPanel>(*m_theme, m_services->clock, m_services->policies, nullptr);
            m_panel->resize(width, 460);
            m_panel->show();
            QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
            const auto* state = part<ui::Banner>(u"policyState"_s);
            QTRY_VERIFY_WITH_TIMEOUT(state->height() >= state->heightForWidth(state->width()), 1000);
        }
    }
}

//! A small window at 150 %: whatever there is can be read, and reached by scrolling.
void TestPolicyPanel::whereThereIsNoRoomTheBenchStandsBelow()
{
    m_theme->setZoomPercent(150);
    QWidget window; // the panel has the room that it is given
    const auto gone = qScopeGuard([this] { m_panel.reset(); }); // before its window
    window.resize(676, 430);
    m_panel = std::make_unique<ui::PolicyPanel>(*m_theme, m_services->clock, m_services->policies, &window);
    m_panel->setGeometry(0, 0, 676, 430);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    const auto whatIsCut = [this] {
        QStringList cut;
        for (const QWidget* widget : m_panel->findChildren<QWidget*>()) {
            if (!widget->isVisible() || widget->isWindow())
                continue;
            const bool isOut = widget->x() < 0 || widget->geometry().right() >= widget->parentWidget()->width();
            const bool isNarrow
                = qobject_cast<const QAbstractButton*>(widget) && widget->width() < widget->sizeHint().width();
            if (isOut || isNarrow)
                cut.append(QString::fromLatin1(widget->metaObject()->className()) + u' ' + widget->objectName());
        }
        return cut.join(u", "_s);
    };
    QTRY_COMPARE_WITH_TIMEOUT(whatIsCut(), QString(), testsupport::patienceMs);
    const auto topOf = [this](const QWidget* widget) { return widget->mapTo(m_panel.get(), QPoint()).y(); };
    const auto* edit = part<ui::PolicyEdit>(u"policyEdit"_s);
    const auto* bench = part<QWidget>(u"policyBench"_s);
    QVERIFY(edit->height() >= m_theme->px(200));
    QVERIFY(topOf(bench) >= topOf(edit) + edit->height());
    auto* last = part<QComboBox>(u"benchTier"_s);
    auto* scroll = part<QScrollArea>(u"policyScroll"_s);
    scroll->ensureWidgetVisible(last);
    QVERIFY(topOf(last) >= 0 && topOf(last) + last->height() <= m_panel->height());
    window.resize(1224, 760);
    m_panel->setGeometry(0, 0, 1224, 760);
    QTRY_VERIFY_WITH_TIMEOUT(topOf(bench) < topOf(edit), testsupport::patienceMs);
    QTRY_COMPARE_WITH_TIMEOUT(whatIsCut(), QString(), testsupport::patienceMs);
}

SPYHOP_TEST_MAIN_WITH(QApplication, TestPolicyPanel)
#include "tst_policypanel.moc"
