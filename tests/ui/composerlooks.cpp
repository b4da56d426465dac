// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/composerlooks.h"

#include "tests/support/testmain.h"
#include "ui/chat/chatpage.h"
#include "ui/chat/composer.h"
#include "ui/chat/composeredit.h"
#include "ui/chat/composernotice.h"
#include "ui/common/banner.h"
#include "ui/common/chip.h"
#include "ui/common/linkbutton.h"

#include <QtCore/QFile>
#include <QtCore/QMimeData>
#include <QtGui/QPainter>
#include <QtTest/QTest>
#include <QtWidgets/QDoubleSpinBox>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>

namespace spyhop::screens {
namespace {

constexpr int patience = 15'000; // ms

localserver::ServerOptions slowTasks()
{
    localserver::ServerOptions options;
    options.script = "/tasks slow 900s";
    return options;
}

QImage chart()
{
    QImage image(900, 520, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    for (int bar = 0; bar < 8; ++bar)
        painter.fillRect(60 + bar * 100, 460 - bar * 37 % 300 - 60, 64, bar * 37 % 300 + 60, QColor(11, 95, 165));
    return image;
}

} // namespace

ComposerLooks::ComposerLooks(app::Services& services, ui::MainWindow& window, bool chinese, const Shot& shot)
    : m_services(services)
    , m_window(window)
    , m_chinese(chinese)
    , m_shot(shot)
    , m_folder(testsupport::TestWorld::makeFolder(QStringLiteral("composer")))
    , m_tasks(slowTasks(), services.clock)
{
}

QString ComposerLooks::say(const char* english, const char* other) const
{
    return QString::fromUtf8(m_chinese ? other : english);
}

QString ComposerLooks::file(const QString& name, const QByteArray& bytes) const
{
    const QString path = m_folder + u'/' + name;
    QFile out(path);
    if (!out.open(QIODevice::WriteOnly) || out.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(path));
    return path;
}

void ComposerLooks::until(const std::function<bool()>& condition)
{
    if (!QTest::qWaitFor(condition, patience))
        qWarning("gave up waiting");
}

void ComposerLooks::newChat(const QString& endpoint)
{
    auto* page = m_window.findChild<ui::ChatPage*>(QStringLiteral("chatPage"));
    chat::ChatSession* session = m_services.sessions.create();
    session->setTarget(endpoint, QString());
    page->openChat(session->conversation().summary.id);
    page->composer()->setText(QString());
}

void ComposerLooks::all()
{
    m_window.showRoom(ui::MainWindow::RoomId::Chats);
    // As the program does when it opens its window: how much a model takes is known by its name.
    m_services.endpoints.refreshModels();
    until([this] { return !m_services.endpoints.models(m_services.endpoints.builtIn()->name).isEmpty(); });
    newChat(m_services.endpoints.builtIn()->name);
    m_shot(QStringLiteral("composer-empty"));
    attachments();
    prompts();
    panel();
    tooLong();
    task();
}

void ComposerLooks::attachments()
{
    auto* page = m_window.findChild<ui::ChatPage*>(QStringLiteral("chatPage"));
    ui::Composer* composer = page->composer();
    auto* edit = m_window.findChild<ui::ComposerEdit*>(QStringLiteral("composerEdit"));
    const QString report = file(say("Quarterly report.txt", "季度报告.txt"),
        say("Revenue grew by 23.4 %, mainly from new contracts in the east.\nCosts grew faster.\n",
            "营业收入同比增长 23.4%，主要来自华东地区的新签合同。\n费用增长更快。\n")
            .toUtf8()
            .repeated(40));
    QImage image = chart();
    const QString picture = m_folder + QStringLiteral("/chart.png");
    image.save(picture);
    Q_EMIT composer->filesGiven({report, picture});
    m_shot(QStringLiteral("composer-reading"));
    QMimeData cells;
    cells.setText(say("Item\tAmount\nRevenue\t12,691\nCosts\t1,467", "项目\t金额\n收入\t12,691\n费用\t1,467"));
    cells.setHtml(QStringLiteral("<table><tr><td>x</td></tr></table>"));
    edit->takeMimeData(cells);
    QMimeData lines;
    lines.setText(say("A line of a log\n", "日志中的一行\n").repeated(20'000));
    edit->takeMimeData(lines);
    composer->setText(say("Put the table into the report and explain the chart.", "请把表格并入报告，并解释图表。"));
    chat::Attachments& given = m_services.drafts.attachments(QString());
    until([&given] { return !given.isReading(); });
    m_shot(QStringLiteral("composer-chips")); // and the model takes no pictures
    Q_EMIT composer->attachmentOpened(given.entries().first().id);
    m_shot(QStringLiteral("composer-preview"));
    QTest::keyClick(m_window.findChild<QWidget*>(QStringLiteral("attachmentPreview")), Qt::Key_Escape);
    Q_EMIT composer->attachmentOpened(given.entries().at(1).id);
    m_shot(QStringLiteral("composer-picture"));
    QTest::keyClick(m_window.findChild<QWidget*>(QStringLiteral("attachmentPreview")), Qt::Key_Escape);
    given.remove({given.entries().at(1).id});
    given.remove({given.entries().last().id});
    Q_EMIT composer->filesGiven({file(QStringLiteral("interview.mp3"), "ID3\x04")});
    m_shot(QStringLiteral("composer-error"));
    m_window.resize(760, 520);
    m_shot(QStringLiteral("composer-narrow"));
    m_window.resize(1280, 832);
    given.clear();
    composer->setText(QString());
}

void ComposerLooks::prompts()
{
    auto* page = m_window.findChild<ui::ChatPage*>(QStringLiteral("chatPage"));
    const auto save = [this](chat::Library::Kind kind, const QString& title, const QString& text) {
        chat::Library::Entry entry;
        entry.kind = kind;
        entry.title = title;
        entry.text = text;
        std::ignore = m_services.library.save(entry);
    };
    page->showPrompts();
    m_shot(QStringLiteral("composer-prompts-empty"));
    QTest::keyClick(m_window.findChild<QWidget*>(QStringLiteral("promptPicker")), Qt::Key_Escape);
    using Kind = chat::Library::Kind;
    save(Kind::Prompt, say("Letter", "信函"),
        say("Write to {{name}} in a {{tone:choice(formal|friendly)}} tone, dated {{date}}: {{about:long}}",
            "以{{语气:choice(正式|亲切)}}的语气给{{姓名}}写一封信，日期 {{date}}：{{内容:long}}"));
    save(Kind::Prompt, say("Minutes", "会议纪要"), say("Write the minutes of {{date}}", "整理 {{date}} 的会议纪要"));
    save(Kind::Prompt, say("Translate", "翻译"), say("Translate into {{language}}", "翻译成{{语言}}"));
    save(Kind::Role, say("Auditor", "审计师"),
        say("You are an auditor. Name every source.", "你是审计师，请注明每个来源。"));
    page->showPrompts();
    m_shot(QStringLiteral("composer-prompts"));
    QTest::keyClick(m_window.findChild<QLineEdit*>(QStringLiteral("promptSearch")), Qt::Key_Return);
    m_shot(QStringLiteral("composer-prompt-form"));
    QTest::keyClick(m_window.findChild<QWidget*>(QStringLiteral("promptPicker")), Qt::Key_Escape);
    page->composer()->setText(say("Compare {{a}} with {{b}}", "比较{{甲}}与{{乙}}"));
    page->showPrompts();
    QTest::mouseClick(m_window.findChild<QPushButton*>(QStringLiteral("promptKeep")), Qt::LeftButton);
    m_shot(QStringLiteral("composer-prompt-new"));
    QTest::keyClick(m_window.findChild<QWidget*>(QStringLiteral("promptPicker")), Qt::Key_Escape);
    page->composer()->setText(QString());
}

void ComposerLooks::panel()
{
    auto* page = m_window.findChild<ui::ChatPage*>(QStringLiteral("chatPage"));
    page->togglePanel();
    m_window.findChild<QPlainTextEdit*>(QStringLiteral("panelSystemPrompt"))
        ->setPlainText(say("You are an auditor. Name every source.", "你是审计师，请注明每个来源。"));
    m_window.findChild<QDoubleSpinBox*>(QStringLiteral("panelTemperature"))->setValue(0.3);
    m_shot(QStringLiteral("composer-panel"));
    m_window.resize(760, 520);
    m_shot(QStringLiteral("composer-panel-narrow"));
    m_window.resize(1280, 832);
    page->togglePanel();
}

void ComposerLooks::tooLong()
{
    auto* page = m_window.findChild<ui::ChatPage*>(QStringLiteral("chatPage"));
    ui::Composer* composer = page->composer();
    const QString builtIn = m_services.endpoints.builtIn()->name;
    chat::ChatSession* session = m_services.sessions.create();
    session->setTarget(builtIn, QString());
    for (const QString& question : {say("What do the contracts say about delivery? ", "合同对交货有何约定？"),
             say("And about payment? ", "付款条件呢？")}) {
        std::ignore = session->ask(question.repeated(1'200), {});
        until([session] { return !session->isBusy(); });
    }
    page->openChat(session->conversation().summary.id);
    composer->setText(say("Now compare all of it, clause by clause. ", "现在请逐条比较。").repeated(24'000));
    m_shot(QStringLiteral("composer-toolong"));
    page->showContext();
    m_shot(QStringLiteral("composer-context"));
    QTest::keyClick(m_window.findChild<QWidget*>(QStringLiteral("contextPopover")), Qt::Key_Escape);
    const QString whole = composer->text();
    doubtful();
    composer->setText(whole);
    session->setOverflow(model::Overflow::LeaveOutOldest);
    m_shot(QStringLiteral("composer-leftout"));
    page->showContext();
    m_shot(QStringLiteral("composer-context-leftout"));
    QTest::keyClick(m_window.findChild<QWidget*>(QStringLiteral("contextPopover")), Qt::Key_Escape);
    m_window.resize(760, 520);
    session->setOverflow(model::Overflow::Ask);
    m_shot(QStringLiteral("composer-toolong-narrow"));
    m_window.resize(1280, 832);
    composer->setText(QString());
}

//! Too long by an estimate that may well be wrong: it may be sent all the same.
void ComposerLooks::doubtful()
{
    ui::Composer* composer = m_window.findChild<ui::ChatPage*>(QStringLiteral("chatPage"))->composer();
    const auto* notice = m_window.findChild<ui::Banner*>(QStringLiteral("composerNotice"));
    const QString anyway = ui::composerActionText(ui::ComposerAction::SendAnyway);
    const auto isOffered = [&] {
        int index = 0;
        while (notice->link(index) && notice->link(index)->text() != anyway)
            ++index;
        return notice->link(index) != nullptr;
    };
    // How much that is depends on what was learned of the model's tokens.
    QString text = composer->text();
    while (text.size() > 1'000 && !QTest::qWaitFor(isOffered, 200)) {
        text.truncate(text.size() * 19 / 20);
        composer->setText(text);
    }
    if (!isOffered())
        qWarning("gave up waiting: it cannot be sent anyway");
    m_shot(QStringLiteral("composer-anyway"));
}

void ComposerLooks::task()
{
    auto* page = m_window.findChild<ui::ChatPage*>(QStringLiteral("chatPage"));
    if (!m_tasks.listen())
        qFatal("no port");
    model::Endpoint endpoint;
    endpoint.name = QStringLiteral("tasks");
    endpoint.url = m_tasks.url();
    endpoint.models = QStringList{QStringLiteral("spyhop-local")};
    endpoint.priority = 400;
    std::ignore = m_services.endpoints.add(endpoint);
    newChat(endpoint.name);
    page->composer()->setText(
        say("Write the annual report from the four quarterly ones.", "请根据四份季度报告撰写年度报告。"));
    page->sendAsTask();
    m_shot(QStringLiteral("composer-consent"));
    model::Settings settings = m_services.settings->settings();
    settings.consent.kinds.insert(model::ConsentKind::Provider);
    std::ignore = m_services.settings->update(settings);
    m_services.gateway.setSettings(settings);
    page->providerAllowed();
    auto* banner = m_window.findChild<ui::Banner*>(QStringLiteral("taskBanner"));
    until([banner] { return !banner->isHidden() && banner->link(1) != nullptr; });
    m_shot(QStringLiteral("composer-task"));
}

} // namespace spyhop::screens
