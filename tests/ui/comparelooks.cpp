// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/comparelooks.h"

#include "tests/support/testmain.h"
#include "ui/chat/chatpage.h"
#include "ui/chat/comparecolumn.h"
#include "ui/chat/comparepane.h"
#include "ui/chat/composer.h"
#include "ui/chat/transcriptview.h"

#include <QtGui/QAction>
#include <QtTest/QTest>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QMenu>
#include <QtWidgets/QMessageBox>
#include <QtWidgets/QPushButton>

namespace spyhop::screens {
namespace {

constexpr int patience = 15'000; // ms

localserver::ServerOptions scripted(const QByteArray& script)
{
    localserver::ServerOptions options;
    options.script = script;
    return options;
}

void leave(QMessageBox& question)
{
    for (QAbstractButton* button : question.buttons()) {
        if (question.buttonRole(button) == QMessageBox::AcceptRole)
            return button->click();
    }
}

} // namespace

CompareLooks::CompareLooks(app::Services& services, ui::MainWindow& window, bool chinese, const Shot& shot)
    : m_services(services)
    , m_window(window)
    , m_page(window.findChild<ui::ChatPage*>(QStringLiteral("chatPage")))
    , m_pane(window.findChild<ui::ComparePane*>(QStringLiteral("comparePane")))
    , m_chinese(chinese)
    , m_shot(shot)
    , m_whole(scripted("own"), services.clock)
    , m_running(scripted("200 | 30x tok | hang"), services.clock)
    , m_refusing(scripted("503 retry-after=40"), services.clock)
{
}

QString CompareLooks::say(const char* english, const char* other) const
{
    return QString::fromUtf8(m_chinese ? other : english);
}

void CompareLooks::until(const std::function<bool()>& condition)
{
    if (!QTest::qWaitFor(condition, patience))
        qWarning("gave up waiting");
}

bool CompareLooks::isIdle() const
{
    const auto session = m_services.sessions.open(m_page->chatId());
    return session && !(*session)->isBusy();
}

void CompareLooks::addEndpoint(const QString& name, const localserver::LocalServer& server, const QStringList& models)
{
    model::Endpoint endpoint;
    endpoint.name = name;
    endpoint.url = server.url();
    endpoint.models = models;
    // Among all pictures others have made one of that name before, for another server.
    const bool isThere = m_services.settings->settings().endpoint(name) != nullptr;
    const base::Status set
        = isThere ? m_services.endpoints.replace(name, endpoint) : m_services.endpoints.add(endpoint);
    if (!set)
        qFatal("%s", qPrintable(set.error().sentence()));
}

void CompareLooks::newChat()
{
    m_window.showRoom(ui::MainWindow::RoomId::Chats);
    m_window.newChat();
    if (const auto session = m_services.sessions.open(m_page->chatId()))
        (*session)->setTarget(QStringLiteral("deepseek"), QStringLiteral("spyhop-local"));
}

void CompareLooks::send(const QString& text)
{
    const int before = m_page->transcript()->messageCount();
    m_page->composer()->setText(text);
    m_window.findChild<QPushButton*>(QStringLiteral("sendButton"))->click();
    until([this, before] { return isIdle() && m_page->transcript()->messageCount() == before + 2; });
}

//! Ticks exactly these and sends what is written.
void CompareLooks::sendTo(const QStringList& choices)
{
    m_window.findChild<QAction*>(QStringLiteral("sendToSeveral"))->trigger();
    auto* list = m_window.findChild<QListWidget*>(QStringLiteral("compareTargets"));
    for (int row = 0; row < list->count(); ++row)
        list->item(row)->setCheckState(choices.contains(list->item(row)->text()) ? Qt::Checked : Qt::Unchecked);
    m_window.findChild<QPushButton*>(QStringLiteral("compareAccept"))->click();
}

void CompareLooks::picker()
{
    newChat();
    m_page->composer()->setText(
        say("What should a lease of a warehouse say about rent rises?", "仓库租赁合同应如何约定租金上涨？"));
    m_window.findChild<QAction*>(QStringLiteral("sendToSeveral"))->trigger();
    m_shot(QStringLiteral("compare-picker"));
    auto* list = m_window.findChild<QListWidget*>(QStringLiteral("compareTargets"));
    for (int row = 0; row < list->count(); ++row)
        list->item(row)->setCheckState(Qt::Checked);
    m_shot(QStringLiteral("compare-picker-many"));
    QTest::keyClick(list, Qt::Key_Escape);
}

void CompareLooks::columns()
{
    const QString flash = QStringLiteral("deepseek · spyhop-local"),
                  pro = QStringLiteral("deepseek · spyhop-local-small"),
                  writing = QStringLiteral("house · spyhop-local"), waiting = QStringLiteral("backup · spyhop-local");
    m_window.resize(1280, 832);
    sendTo({flash, writing});
    until([this] {
        return m_pane->columns().size() == 2 && m_pane->columns().at(1)->transcript()->item(0).source().size() > 60;
    });
    QTest::qWait(2'200);
    m_shot(QStringLiteral("compare-streaming"));
    m_page->stop();
    m_shot(QStringLiteral("compare-stopped"));
    newChat();
    m_page->composer()->setText(say("Summarise our three offers in one paragraph.", "用一段话概括三份报价。"));
    sendTo({flash, pro, waiting});
    QTest::qWait(2'200);
    m_shot(QStringLiteral("compare-three"));
    m_window.resize(1280, 800);
    m_shot(QStringLiteral("compare-three-800"));
    m_window.resize(760, 520);
    m_shot(QStringLiteral("compare-narrow"));
    m_window.resize(1280, 832);
    m_page->stop();
    newChat();
    m_page->composer()->setText(say("Which offer is the cheapest?", "哪份报价最便宜？"));
    sendTo({flash, pro});
    until([this] { return isIdle(); });
    m_shot(QStringLiteral("compare-done"));
    m_window.resize(760, 520);
    m_shot(QStringLiteral("compare-done-narrow"));
    m_window.resize(1280, 832);
    m_pane->columns().at(1)->findChild<QPushButton*>(QStringLiteral("keepAnswer"))->click();
    m_shot(QStringLiteral("compare-kept"));
}

void CompareLooks::privateChat()
{
    m_window.newPrivateChat();
    (*m_services.sessions.open(m_page->chatId()))
        ->setTarget(QStringLiteral("deepseek"), QStringLiteral("spyhop-local"));
    m_shot(QStringLiteral("private-empty"));
    send(say("How do I tell my landlord that I will leave?", "我该怎么告诉房东我要退租？"));
    m_shot(QStringLiteral("private-chat"));
    m_window.resize(760, 520);
    m_shot(QStringLiteral("private-narrow"));
    m_window.resize(1280, 832);
    newChat();
    auto* box = m_window.findChild<QMessageBox*>(QStringLiteral("leaveQuestion"));
    QTest::qWait(300);
    m_shot(QStringLiteral("private-leave"));
    if (box == nullptr)
        return;
    m_shot(QStringLiteral("private-leave-window"));
    box->close();
    QTest::qWait(100);
    // On with a chat like others: the question is answered.
    newChat();
    if (auto* again = m_window.findChild<QMessageBox*>(QStringLiteral("leaveQuestion")))
        leave(*again);
}

void CompareLooks::turns()
{
    newChat();
    const char* questions[][2] = {{"When may the landlord raise the rent?", "房东什么时候可以涨租金？"},
        {"And by how much, if the index falls in the meantime and nothing else was agreed in writing?",
            "如果其间指数下降、又没有另行书面约定，最多可以涨多少？"},
        {"Write that as a clause.", "写成合同条款。"}, {"In plain words, please.", "请用通俗的话说。"}};
    for (const auto& question : questions)
        send(say(question[0], question[1]));
    m_page->showTurns();
    m_shot(QStringLiteral("chat-turns"));
    m_window.resize(760, 520);
    m_shot(QStringLiteral("chat-turns-narrow"));
    QTest::keyClick(m_window.findChild<QWidget*>(QStringLiteral("turns")), Qt::Key_Return);
    m_shot(QStringLiteral("chat-narrow"));
    m_page->editQuestion();
    m_shot(QStringLiteral("chat-edit-narrow"));
    QTest::keyClick(m_window.findChild<QWidget*>(QStringLiteral("questionEditor")), Qt::Key_Escape);
    m_window.resize(1280, 832);
    m_page->editQuestion();
    m_shot(QStringLiteral("chat-edit"));
    QTest::keyClick(m_window.findChild<QWidget*>(QStringLiteral("questionEditor")), Qt::Key_Escape);
}

//! Menus are windows of their own.
void CompareLooks::menus()
{
    m_page->composer()->setText(say("One more thing", "还有一件事"));
    m_window.findChild<QPushButton*>(QStringLiteral("sendMore"))->click();
    m_shot(QStringLiteral("chat-sendmenu"));
    if (QWidget* menu = QApplication::activePopupWidget())
        menu->close();
    m_page->composer()->setText({});
}

void CompareLooks::all()
{
    for (localserver::LocalServer* server : {&m_whole, &m_running, &m_refusing}) {
        if (const base::Status listens = server->listen(); !listens)
            qFatal("%s", qPrintable(listens.error().sentence()));
    }
    addEndpoint(
        QStringLiteral("deepseek"), m_whole, {QStringLiteral("spyhop-local"), QStringLiteral("spyhop-local-small")});
    addEndpoint(QStringLiteral("house"), m_running, {QStringLiteral("spyhop-local")});
    addEndpoint(QStringLiteral("backup"), m_refusing, {QStringLiteral("spyhop-local")});
    picker();
    columns();
    privateChat();
    turns();
    menus();
}

} // namespace spyhop::screens
