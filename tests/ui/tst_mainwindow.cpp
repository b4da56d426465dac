// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/windowparts.h"
#include "core/base/fakeclock.h"
#include "tests/support/testmain.h"
#include "ui/chat/chatlist.h"
#include "ui/chat/chatlistmodel.h"
#include "ui/chat/chatpage.h"
#include "ui/common/language.h"
#include "ui/common/spyhopstyle.h"
#include "ui/common/theme.h"
#include "ui/common/toast.h"
#include "ui/settings/settingspage.h"

#include <QtCore/QFile>
#include <QtCore/QMimeData>
#include <QtGui/QAccessible>
#include <QtGui/QDropEvent>
#include <QtGui/QScreen>
#include <QtWidgets/QApplication>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListView>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QSpinBox>
#include <QtWidgets/QTableView>
#include <QtWidgets/QTextEdit>

using namespace spyhop;
using namespace Qt::StringLiterals;

//! The whole window over real services and the built-in server, used as a person would.
class TestMainWindow : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aSmallScreenBoundsTheWindow()
    {
        const QRect screen(0, 24, 853, 509); // 1280 × 800 at 150 %, with a panel
        QCOMPARE(ui::boundedToScreen(QRect(100, 100, 600, 300), screen, 20), QRect(100, 100, 600, 300));
        const QRect bounded = ui::boundedToScreen(QRect(200, 200, 1'280, 832), screen, 20);
        QCOMPARE(bounded, QRect(0, 44, 853, 489));
        QVERIFY(screen.contains(bounded));
    }

    void aNewJobIsNoneOfTheList()
    {
        batch::Inputs inputs;
        inputs.rows = true;
        inputs.columns = QStringList{u"word"_s};
        inputs.fields = inputs.columns;
        inputs.items.append({0, u"row 1"_s, {}, {u"harbour"_s}});
        model::BatchSpec spec;
        spec.prompt = u"What is {{word}}?"_s;
        const auto id = m_services->batches.create(spec, inputs);
        QVERIFY(id.has_value());
        m_window->showJob(*id);
        const auto* list = m_window->findChild<QListView*>(u"jobList"_s);
        QVERIFY(list != nullptr);
        QVERIFY(list->selectionModel()->hasSelection());
        m_window->newJob({});
        QVERIFY(!list->selectionModel()->hasSelection());
        m_window->showJob(*id);
        QVERIFY(list->selectionModel()->hasSelection());
        QCOMPARE(list->currentIndex().row(), 0);
    }

    void whatIsRestoredFitsTheScreen()
    {
        const QString folder = testsupport::TestWorld::makeFolder(QStringLiteral("small"));
        ui::MainWindow window(app::windowParts(*m_services, *m_theme, *m_language, folder));
        const QRect room = window.screen()->availableGeometry();
        QVERIFY2(window.width() <= room.width() && window.height() <= room.height(),
            qPrintable(QStringLiteral("%1 × %2").arg(window.width()).arg(window.height())));
    }

    void init()
    {
        m_theme = std::make_unique<ui::Theme>();
        m_language = std::make_unique<ui::Language>();
        QApplication::setStyle(new ui::SpyhopStyle(*m_theme));
        auto services = app::Services::open(testsupport::TestWorld::makeFolder(u"profile"_s));
        QVERIFY(services);
        m_services = std::move(*services);
        QVERIFY(m_services->endpoints.startBuiltIn());
        m_window = std::make_unique<ui::MainWindow>(app::windowParts(*m_services, *m_theme, *m_language, QString()));
        m_window->show();
    }

    void cleanup()
    {
        m_window.reset();
        m_services.reset();
        QApplication::setStyle(u"Fusion"_s);
        m_language.reset();
        m_theme.reset();
    }

    void everyRoomOpensInEveryLook()
    {
        for (const QString& language : {u"en"_s, u"zh_CN"_s}) {
            QVERIFY(m_services->preferences.setLanguage(language));
            for (const model::ThemeChoice theme : {model::ThemeChoice::Light, model::ThemeChoice::Dark}) {
                QVERIFY(m_services->preferences.setTheme(theme));
                for (const int zoom : {100, 150}) {
                    QVERIFY(m_services->preferences.setZoomPercent(zoom));
                    for (const auto room : {ui::MainWindow::RoomId::Chats, ui::MainWindow::RoomId::Batch,
                             ui::MainWindow::RoomId::Security, ui::MainWindow::RoomId::Settings}) {
                        m_window->showRoom(room);
                        QVERIFY(!m_window->grab().isNull());
                    }
                }
            }
        }
    }

    void aQuestionIsAnswered()
    {
        m_window->newChat();
        auto* editor = m_window->findChild<QTextEdit*>(u"composerEdit"_s);
        QVERIFY(editor);
        QTest::keyClicks(editor, u"What can you do?"_s);
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(m_services->sessions.summaries().size(), 1, testsupport::patienceMs);
        const auto session = m_services->sessions.open(m_services->sessions.summaries().first().id);
        QVERIFY(session);
        QTRY_VERIFY_WITH_TIMEOUT(!(*session)->isBusy(), testsupport::patienceMs);
        QCOMPARE((*session)->branch().size(), 2);
        QVERIFY((*session)->branch().last().complete);
        QVERIFY(!(*session)->branch().last().message.text.isEmpty());
    }

    void shiftF10OpensMenus()
    {
        m_window->newChat();
        auto* editor = m_window->findChild<QTextEdit*>(u"composerEdit"_s);
        QTest::keyClicks(editor, u"What can you do?"_s);
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(m_services->sessions.summaries().size(), 1, testsupport::patienceMs);
        auto* list = m_window->findChild<QListView*>(u"chatListView"_s);
        QVERIFY(list != nullptr);
        const QModelIndexList chats = list->model()->match(list->model()->index(0, 0), ui::ChatRow::IdRole,
            m_services->sessions.summaries().first().id, 1, Qt::MatchExactly);
        QVERIFY(!chats.isEmpty());
        list->setCurrentIndex(chats.first());
        QTest::keyClick(list, Qt::Key_F10, Qt::ShiftModifier);
        auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
        QVERIFY(menu != nullptr);
        QCOMPARE(menu->objectName(), u"chatMenu"_s);
        menu->close();
        QTest::keyClick(editor, Qt::Key_F10, Qt::ShiftModifier);
        menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
        QVERIFY(menu != nullptr); // what is written there is cut and pasted by it
        menu->close();
    }

    //! By its name in either language, whichever the window speaks.
    void thePaletteReachesEverything()
    {
        m_window->newChat();
        auto* editor = m_window->findChild<QTextEdit*>(u"composerEdit"_s);
        QTest::keyClicks(editor, u"What can you do?"_s);
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(m_services->sessions.summaries().size(), 1, testsupport::patienceMs);
        auto* input = m_window->findChild<QLineEdit*>(u"commandInput"_s);
        auto* list = m_window->findChild<QListWidget*>(u"commandList"_s);
        for (const QString& language : {u"en"_s, u"zh_CN"_s}) {
            QVERIFY(m_services->preferences.setLanguage(language));
            for (const char* typed : {"export", "audit", "verify", "backup", "restore", "project", "rename", "delete",
                     "archive", "private", "unlock", "policy", "keys", "privacy", "language", "theme", "template",
                     "watched", "导出", "审计", "备份", "恢复", "项目", "重命名", "删除", "归档", "私密", "解锁",
                     "策略", "密钥", "隐私", "语言", "主题", "模板", "监视"}) {
                m_window->openPalette();
                input->setText(QString::fromUtf8(typed));
                QVERIFY2(list->count() > 0 && list->item(0)->flags().testFlag(Qt::ItemIsEnabled), typed);
                QTest::keyClick(input, Qt::Key_Escape);
            }
        }
        // What it says is done: to the chat that is shown.
        QVERIFY(m_services->preferences.setLanguage(u"en"_s));
        m_window->openPalette();
        input->setText(u"Delete this chat"_s);
        QTest::keyClick(input, Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(m_services->sessions.summaries().isEmpty(), testsupport::patienceMs);
    }

    void aToastLeavesTheComposerFree()
    {
        m_window->resize(1000, 700);
        m_window->showRoom(ui::MainWindow::RoomId::Chats);
        m_window->newChat();
        m_window->showNotice(u"A sentence that goes by itself."_s);
        auto* toast = m_window->findChild<QWidget*>(u"toast"_s);
        auto* send = m_window->findChild<QPushButton*>(u"sendButton"_s);
        const QRect button(send->mapTo(m_window.get(), QPoint(0, 0)), send->size());
        QVERIFY(toast->isVisible());
        QVERIFY(toast->geometry().bottom() < button.top());
    }

    void aToastWaitsForWhoeverIsAtIt()
    {
        using namespace std::chrono_literals;
        base::FakeClock clock;
        QWidget window;
        window.resize(600, 400);
        QLineEdit field(&window), next(&window);
        ui::Toast toast(*m_theme, clock, &window);
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        field.setFocus();
        toast.show(u"It was removed."_s, u"Undo"_s, u"it"_s);
        QAccessibleInterface* said = QAccessible::queryAccessibleInterface(&toast);
        QCOMPARE(said->role(), QAccessible::AlertMessage);
        QCOMPARE(said->text(QAccessible::Name), u"It was removed."_s);
        QCOMPARE(said->text(QAccessible::Description), u"Undo"_s);
        clock.advance(5'999ms);
        QVERIFY(toast.isVisible());
        // The next Tab is at it, and it does not go from under one's hands.
        QTest::keyClick(&field, Qt::Key_Tab);
        auto* action = toast.findChild<QPushButton*>(u"toastAction"_s);
        QVERIFY(action->hasFocus());
        clock.advance(60s);
        QVERIFY(toast.isVisible());
        field.setFocus();
        clock.advance(6s);
        QVERIFY(!toast.isVisible());
        // Nor from under the mouse.
        toast.show(u"It was removed."_s, u"Undo"_s, u"it"_s);
        QEnterEvent enter(QPointF(1, 1), QPointF(1, 1), QPointF(1, 1));
        QApplication::sendEvent(&toast, &enter);
        clock.advance(60s);
        QVERIFY(toast.isVisible());
        QEvent leave(QEvent::Leave);
        QApplication::sendEvent(&toast, &leave);
        clock.advance(6s);
        QVERIFY(!toast.isVisible());
        // Once it is done the keys are where they were.
        toast.show(u"It was removed."_s, u"Undo"_s, u"it"_s);
        QTest::keyClick(&field, Qt::Key_Tab);
        QTest::keyClick(action, Qt::Key_Space);
        QVERIFY(!toast.isVisible() && field.hasFocus());
        // So they are when another takes its place: Enter would do what was not read.
        toast.show(u"It was removed."_s, u"Undo"_s, u"it"_s);
        QTest::keyClick(&field, Qt::Key_Tab);
        QVERIFY(action->hasFocus());
        toast.show(u"That was removed."_s, u"Undo"_s, u"that"_s);
        QVERIFY(field.hasFocus());
        clock.advance(6s);
        QVERIFY(!toast.isVisible());
        // One that offers nothing is in nobody's way.
        toast.show(u"Copied"_s, {}, {});
        QTest::keyClick(&field, Qt::Key_Tab);
        QVERIFY(next.hasFocus());
    }

    void aWordAloneIsSoonGone()
    {
        using namespace std::chrono_literals;
        base::FakeClock clock;
        QWidget window;
        window.resize(1'000, 600);
        ui::Toast toast(*m_theme, clock, &window);
        window.show();
        toast.show(u"Copied"_s, {}, {});
        const auto* words = toast.findChild<QLabel*>();
        QVERIFY(words->width() >= words->fontMetrics().horizontalAdvance(words->text()));
        QVERIFY2(toast.width() < m_theme->px(160), qPrintable(QString::number(toast.width())));
        QCOMPARE(toast.geometry().right(), window.width() - m_theme->px(16) - 1);
        clock.advance(1'999ms);
        QVERIFY(toast.isVisible());
        clock.advance(1ms);
        QVERIFY(!toast.isVisible());
        // What has to be read, or reached, stays.
        toast.show(u"Copied"_s, u"Undo"_s, u"it"_s);
        QVERIFY(words->width() >= words->fontMetrics().horizontalAdvance(words->text()));
        QVERIFY(toast.width() < m_theme->px(240));
        clock.advance(5'999ms);
        QVERIFY(toast.isVisible());
        toast.show(u"The keychain asks for its password, and waits for it as long as it takes somebody."_s, {}, {});
        QCOMPARE(toast.width(), m_theme->px(360));
        clock.advance(5'999ms);
        QVERIFY(toast.isVisible());
        clock.advance(1ms);
        QVERIFY(!toast.isVisible());
    }

    void aDeleteIsUndoneByKeyAndByName()
    {
        QVERIFY(m_services->preferences.setLanguage(u"en"_s));
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        m_window->newChat();
        auto* editor = m_window->findChild<QTextEdit*>(u"composerEdit"_s);
        QTest::keyClicks(editor, u"What can you do?"_s);
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(m_services->sessions.summaries().size(), 1, testsupport::patienceMs);
        const QString id = m_services->sessions.summaries().first().id;
        QTRY_VERIFY_WITH_TIMEOUT(!m_services->sessions.open(id).value()->isBusy(), testsupport::patienceMs);
        auto* toast = m_window->findChild<ui::Toast*>();
        const auto choose = [this](const QString& name) {
            m_window->openPalette();
            auto* input = m_window->findChild<QLineEdit*>(u"commandInput"_s);
            input->setText(name);
            QTest::keyClick(input, Qt::Key_Return);
        };
        const auto pressUndo = [this] {
            m_window->findChild<QWidget*>(u"room1"_s)->setFocus(); // no field: those have an undo of their own
            QTest::keyClick(m_window->windowHandle(), Qt::Key_Z, Qt::ControlModifier);
        };
        auto* page = m_window->findChild<ui::ChatPage*>(u"chatPage"_s);
        for (const bool isByKey : {true, false}) {
            page->openChat(id);
            choose(u"Delete this chat"_s);
            QTRY_VERIFY_WITH_TIMEOUT(m_services->sessions.summaries().isEmpty(), testsupport::patienceMs);
            QVERIFY(toast->isVisible());
            if (isByKey)
                pressUndo();
            else
                choose(u"Undo"_s);
            QTRY_COMPARE_WITH_TIMEOUT(m_services->sessions.summaries().size(), 1, testsupport::patienceMs);
            QVERIFY(!toast->isVisible());
            QCOMPARE(page->chatId(), id); // it was open
        }
        // Whether the toast is still there or not: one after the other, the newest first.
        auto* list = m_window->findChild<ui::ChatList*>(u"chatList"_s);
        const QString project = *m_services->sessions.createProject(u"Letters"_s);
        m_services->sessions.move({id}, project);
        const model::Project removed = m_services->sessions.projects().first();
        Q_EMIT list->projectRemoved(removed, m_services->sessions.removeProject(project));
        choose(u"Delete this chat"_s);
        QTRY_VERIFY_WITH_TIMEOUT(m_services->sessions.summaries().isEmpty(), testsupport::patienceMs);
        m_window->showNotice(u"Copied"_s);
        pressUndo();
        QTRY_COMPARE_WITH_TIMEOUT(m_services->sessions.summaries().size(), 1, testsupport::patienceMs);
        QVERIFY2(toast->accessibleName().startsWith(u"Undone: 1 chat"_s), qPrintable(toast->accessibleName()));
        QCOMPARE(page->chatId(), id);
        QVERIFY(m_services->sessions.projects().isEmpty());
        pressUndo();
        QCOMPARE(m_services->sessions.projects().size(), 1);
        QCOMPARE(m_services->sessions.summaries().first().project, project);
        choose(u"Undo"_s);
        QCOMPARE(toast->accessibleName(), u"There is nothing to undo."_s);
        // What only opens something stays an offer.
        toast->show(u"The answer to a task is here."_s, u"Open"_s, u"task:"_s + id);
        pressUndo();
        QVERIFY(toast->isVisible());
        QCOMPARE(toast->id(), u"task:"_s + id);
    }

    void theGateLeadsToConsent()
    {
        m_window->showRoom(ui::MainWindow::RoomId::Security);
        m_window->findChild<QAbstractButton*>(u"gateConsent"_s)->click();
        auto* nav = m_window->findChild<QListWidget*>(u"settingsNav"_s);
        QVERIFY(nav->isVisible());
        QCOMPARE(nav->currentRow(), int(ui::SettingsPage::Section::Privacy));
    }

    void aDroppedFolderBecomesATable()
    {
        const QString folder = testsupport::TestWorld::makeFolder(u"letters"_s);
        for (int number = 1; number <= 3; ++number) {
            QFile file(u"%1/letter %2.txt"_s.arg(folder).arg(number));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write("From: Ann\nThe amount is 12 euro.\n");
        }
        QMimeData dropped;
        dropped.setUrls({QUrl::fromLocalFile(folder)});
        QDragEnterEvent enter(QPoint(600, 400), Qt::CopyAction, &dropped, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(m_window.get(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(QPointF(600, 400), Qt::CopyAction, &dropped, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(m_window.get(), &drop);
        auto* prompt = m_window->findChild<QPlainTextEdit*>(u"jobPrompt"_s);
        QVERIFY(prompt && prompt->isVisible());
        prompt->setPlainText(u"What is the amount? {{text}}"_s);
        auto* start = m_window->findChild<QPushButton*>(u"startJob"_s);
        QVERIFY(start);
        QTRY_VERIFY_WITH_TIMEOUT(start->isEnabled(), testsupport::patienceMs);
        start->click();
        auto* table = m_window->findChild<QTableView*>(u"itemTable"_s);
        QVERIFY(table);
        const auto finished = [this] {
            const auto& jobs = m_services->batches.jobs();
            return jobs.size() == 1 && jobs.first().items.done == 3;
        };
        QTRY_VERIFY_WITH_TIMEOUT(finished(), testsupport::patienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(table->model()->rowCount(), 3, testsupport::patienceMs);
    }

    void limitsAndFurtherKeysAreKept()
    {
        m_window->showRoom(ui::MainWindow::RoomId::Settings);
        m_window->findChild<QPushButton*>(u"addEndpoint"_s)->click();
        m_window->findChild<QLineEdit*>(u"endpointName"_s)->setText(u"gate"_s);
        m_window->findChild<QLineEdit*>(u"endpointUrl"_s)->setText(u"https://gate.example/v1"_s);
        m_window->findChild<QSpinBox*>(u"endpointPlaces"_s)->setValue(4);
        m_window->findChild<QSpinBox*>(u"endpointRequestsPerMinute"_s)->setValue(60);
        m_window->findChild<QComboBox*>(u"endpointDialect"_s)->setCurrentIndex(1);
        m_window->findChild<QComboBox*>(u"endpointTier"_s)->setCurrentIndex(1);
        m_window->findChild<QSpinBox*>(u"endpointPriority"_s)->setValue(7);
        auto* keys = m_window->findChild<QLineEdit*>(u"endpointMoreKeys"_s);
        auto* save = m_window->findChild<QPushButton*>(u"saveEndpoint"_s);
        keys->setText(u"env:SECOND, sk-1234567890"_s);
        save->click();
        QVERIFY(m_services->endpoints.endpoints().isEmpty()); // a key is no reference
        keys->setText(u"env:SECOND, env:THIRD"_s);
        save->click();
        QCOMPARE(m_services->endpoints.endpoints().size(), 1);
        const model::Endpoint& kept = m_services->endpoints.endpoints().first();
        QCOMPARE(kept.concurrency, 4);
        QCOMPARE(kept.requestsPerMinute, 60);
        QCOMPARE(kept.tokensPerMinute, std::nullopt);
        QCOMPARE(kept.dialect, model::Dialect::DeepSeek);
        QCOMPARE(kept.tier, model::Tier::SelfHosted);
        QCOMPARE(kept.priority, 7);
        QCOMPARE(kept.moreKeys, (QStringList{u"env:SECOND"_s, u"env:THIRD"_s}));
        m_window->findChild<QAbstractButton*>(u"otherAccounts"_s)->click();
        QVERIFY(m_services->settings->settings().otherAccounts);
    }

    void theListOverANarrowWindowGoesWithTheFocus()
    {
        m_window->resize(800, 600);
        auto* list = m_window->findChild<QWidget*>(u"chatList"_s);
        QVERIFY(list);
        QVERIFY(!list->isVisible());
        const auto press = [this](Qt::Key key, Qt::KeyboardModifiers modifiers) {
            QWidget* target = QApplication::focusWidget();
            QTest::keyClick(target ? target : m_window.get(), key, modifiers);
        };
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        press(Qt::Key_B, Qt::ControlModifier);
        QTRY_VERIFY(list->isVisible());
        QVERIFY(QApplication::focusWidget() && list->isAncestorOf(QApplication::focusWidget()));
        press(Qt::Key_Escape, Qt::NoModifier);
        QTRY_VERIFY(!list->isVisible());
        press(Qt::Key_B, Qt::ControlModifier);
        QTRY_VERIFY(list->isVisible());
        press(Qt::Key_N, Qt::ControlModifier); // a new chat: the focus goes to its composer
        QTRY_VERIFY(!list->isVisible());
    }

    //! Nothing in the rail gives way to the button that opens the list.
    void theRailStandsStill()
    {
        const auto* list = m_window->findChild<QWidget*>(u"listButton"_s);
        const auto tops = [this] {
            QList<int> result;
            for (int room = 1; room <= 3; ++room)
                result.append(m_window->findChild<QWidget*>(u"room%1"_s.arg(room))->y());
            return result;
        };
        m_window->resize(m_theme->px(1'280), 600);
        QTRY_VERIFY(!list->isVisible());
        const QList<int> wide = tops();
        m_window->resize(m_theme->px(800), 600);
        m_window->showRoom(ui::MainWindow::RoomId::Chats);
        QTRY_VERIFY(list->isVisible());
        QTest::qWait(20); // it has its place
        QCOMPARE(tops(), wide);
        QVERIFY(list->y() > wide.last());
        m_window->showRoom(ui::MainWindow::RoomId::Security); // it has no list
        QTRY_VERIFY(!list->isVisible());
        QTest::qWait(20);
        QCOMPARE(tops(), wide);
    }

    void anEmptyPageKeepsItsButtonInSight()
    {
        QVERIFY(m_services->preferences.setZoomPercent(150));
        m_window->resize(760, 520);
        m_window->showRoom(ui::MainWindow::RoomId::Chats);
        auto* page = m_window->findChild<QWidget*>(u"chatPage"_s);
        auto* empty = page->findChild<QWidget*>(u"chatEmpty"_s);
        auto* button = empty->findChild<QPushButton*>(u"emptyStateButton"_s);
        auto* composer = page->findChild<QWidget*>(u"composer"_s);
        QVERIFY(composer && composer->isVisible());
        QTRY_VERIFY(button->isVisible());
        QVERIFY(empty->rect().contains(button->geometry()));
        QVERIFY(button->mapTo(page, button->rect().bottomLeft()).y() < composer->geometry().top());
    }

    //! The jobs are reached as the chats are, by the button in the rail.
    void theListOfJobsOpensOverANarrowWindow()
    {
        m_window->resize(800, 600);
        m_window->showRoom(ui::MainWindow::RoomId::Batch);
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        auto* button = m_window->findChild<QAbstractButton*>(u"listButton"_s);
        auto* newJob = m_window->findChild<QAbstractButton*>(u"newJob"_s);
        QVERIFY(button && button->isVisible() && newJob && !newJob->isVisible());
        QTest::mouseClick(button, Qt::LeftButton);
        QTRY_VERIFY(newJob->isVisible());
        QTest::qWait(20); // the focus has settled
        QVERIFY(newJob->isVisible());
        QTest::mouseClick(newJob, Qt::LeftButton);
        QTRY_VERIFY(!newJob->isVisible()); // what it opened lies under the list
        QVERIFY(m_window->findChild<QPlainTextEdit*>(u"jobPrompt"_s)->isVisible());
    }

private:
    std::unique_ptr<ui::Theme> m_theme;
    std::unique_ptr<ui::Language> m_language;
    std::unique_ptr<app::Services> m_services;
    std::unique_ptr<ui::MainWindow> m_window;
};

SPYHOP_TEST_MAIN_WITH(QApplication, TestMainWindow)
#include "tst_mainwindow.moc"
