// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Fills every page with demonstration data from the built-in server and saves pictures: page × state × theme ×
// language.
#include "app/gui/windowparts.h"
#include "core/localserver/localserver.h"
#include "core/observe/auditscan.h"
#include "tests/core/keys/softhsm.h"
#include "tests/support/collected.h"
#include "tests/support/testmain.h"
#include "tests/ui/comparelooks.h"
#include "tests/ui/composerlooks.h"
#include "tests/ui/startlooks.h"
#include "tests/ui/transcriptscreens.h"
#include "tests/ui/trustlooks.h"
#include "ui/chat/chatlist.h"
#include "ui/chat/chatmenu.h"
#include "ui/chat/chatpage.h"
#include "ui/chat/transcriptview.h"
#include "ui/common/banner.h"
#include "ui/common/language.h"
#include "ui/common/linkbutton.h"
#include "ui/common/spyhopstyle.h"
#include "ui/common/theme.h"
#include "ui/mainwindow/statusstrip.h"
#include "ui/security/auditpanel.h"
#include "ui/security/securitypage.h"
#include "ui/settings/endpointform.h"
#include "ui/settings/firstrun.h"

#include <QtCore/QDir>
#include <QtCore/QTextStream>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QDialog>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListView>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QTableView>

using namespace spyhop;

namespace {

constexpr int patience = 20'000; // ms for one state to come about
constexpr int settle = 250; // ms for layouts and delayed skeletons

struct Look {
    QString language;
    model::ThemeChoice theme;
    int zoom;
    bool highContrast = false;
    [[nodiscard]] QString suffix() const
    {
        const QString shade = theme == model::ThemeChoice::Dark ? QStringLiteral("dark") : QStringLiteral("light");
        return shade + u'-' + language + (zoom == 100 ? QString() : QStringLiteral("-%1").arg(zoom))
            + (highContrast ? QStringLiteral("-contrast") : QString());
    }
};

//! "dark-en", "light-zh_CN-150", "dark-en-contrast": what Look::suffix() says.
Look lookOf(const QString& suffix)
{
    const QStringList words = suffix.split(u'-');
    Look look{words.value(1),
        words.value(0) == QStringLiteral("dark") ? model::ThemeChoice::Dark : model::ThemeChoice::Light, 100};
    for (const QString& word : words.mid(2)) {
        if (word == QStringLiteral("contrast"))
            look.highContrast = true;
        else
            look.zoom = word.toInt();
    }
    if (look.suffix() != suffix)
        qFatal("there is no look “%s”", qPrintable(suffix));
    return look;
}

// One look, one profile, every state of every page.
class Photographer {
public:
    Photographer(const QString& out, const Look& look, const QString& profile, bool isNarrow)
        : m_out(out)
        , m_size(isNarrow ? QSize(760, 520) : QSize(1280, 832))
        , m_look(look)
        , m_services(app::Services::open(profile).value())
        , m_slow(options(30'000, {}), m_services->clock)
        , m_broken(options(0, {{503, 1.0}}), m_services->clock)
        , m_refusing(options(0, {{400, 1.0}}), m_services->clock)
        , m_busy(scripted("503 retry-after=25"), m_services->clock)
        , m_cut(scripted("200 | 14x tok | cut\nown"), m_services->clock)
        , m_keyless(scripted("401"), m_services->clock)
        , m_lost(scripted("/batch lost\n/batch own"), m_services->clock)
    {
        const QString language = look.language;
        expect(m_services->preferences.setLanguage(language));
        expect(m_services->preferences.setTheme(look.theme));
        expect(m_services->preferences.setZoomPercent(look.zoom));
        expect(m_slow.listen());
        expect(m_broken.listen());
        for (localserver::LocalServer* server : {&m_refusing, &m_busy, &m_cut, &m_keyless, &m_lost})
            expect(server->listen());
        m_theme.setChoice(look.theme);
        m_theme.setZoomPercent(look.zoom);
        m_theme.setHighContrast(look.highContrast);
        m_language.set(language);
        QApplication::setStyle(new ui::SpyhopStyle(m_theme));
    }
    ~Photographer() { QApplication::setStyle(QStringLiteral("Fusion")); }

    //! The composer's states alone: they are many.
    void securityOnly()
    {
        m_window = std::make_unique<ui::MainWindow>(app::windowParts(*m_services, m_theme, m_language, QString()));
        m_window->resize(m_size);
        m_window->show();
        security();
        trust();
        audit();
        m_window->resize(760, 520);
        m_window->showRoom(ui::MainWindow::RoomId::Security);
        using Tab = ui::SecurityPage::Tab;
        for (const auto& [tab, name] : {std::pair(Tab::Keys, "keys"), std::pair(Tab::Audit, "audit"),
                 std::pair(Tab::Privacy, "privacy"), std::pair(Tab::Backup, "backup")}) {
            m_window->findChild<ui::SecurityPage*>(QStringLiteral("securityPage"))->showTab(tab);
            shot(*m_window, QStringLiteral("security-%1-narrow").arg(QLatin1String(name)));
        }
        m_window->findChild<ui::SecurityPage*>(QStringLiteral("securityPage"))->showTab(ui::SecurityPage::Tab::Policy);
        shot(*m_window, QStringLiteral("security-policy-narrow"));
        m_window.reset();
    }

    void compareOnly()
    {
        m_window = std::make_unique<ui::MainWindow>(app::windowParts(*m_services, m_theme, m_language, QString()));
        m_window->resize(m_size);
        m_window->show();
        compare();
        m_window.reset();
    }

    //! What is worked with, and what is set.
    void batchOnly()
    {
        m_window = std::make_unique<ui::MainWindow>(app::windowParts(*m_services, m_theme, m_language, QString()));
        m_window->resize(m_size);
        m_window->show();
        settings();
        batch();
        narrow();
        m_window.reset();
    }

    void composerOnly()
    {
        m_window = std::make_unique<ui::MainWindow>(app::windowParts(*m_services, m_theme, m_language, QString()));
        m_window->resize(m_size);
        m_window->show();
        std::ignore = m_services->endpoints.startBuiltIn();
        composer();
        m_window.reset();
    }

    //! What has to do with chats: their list, the page, the composer.
    void chatOnly()
    {
        m_window = std::make_unique<ui::MainWindow>(app::windowParts(*m_services, m_theme, m_language, QString()));
        m_window->resize(m_size);
        m_window->show();
        settings(); // makes the endpoints
        chat();
        composer();
        chatList();
        m_window->resize(760, 520);
        m_window->showRoom(ui::MainWindow::RoomId::Chats);
        shot(*m_window, QStringLiteral("narrow-chat"));
        m_window.reset();
    }

    //! What is seen before the window is.
    void startOnly()
    {
        firstRun();
        rescue();
    }

    void transcript()
    {
        tests::photographTranscript(m_theme, m_services->clock, chinese(),
            [this](QWidget& widget, const QString& name) { shot(widget, name); });
    }

    void all()
    {
        transcript();
        startOnly();
        m_window = std::make_unique<ui::MainWindow>(app::windowParts(*m_services, m_theme, m_language, QString()));
        m_window->resize(m_size);
        m_window->show();
        audit();
        settings();
        security();
        keys();
        chat();
        composer();
        chatList();
        batch();
        narrow();
        m_window->resize(m_size);
        compare();
        trust();
        m_window.reset();
    }

private:
    static localserver::ServerOptions options(int latency, const QList<std::pair<int, double>>& failures)
    {
        localserver::ServerOptions result;
        result.latencyMs = latency;
        result.failures = failures;
        return result;
    }

    static localserver::ServerOptions scripted(const QByteArray& script)
    {
        localserver::ServerOptions result;
        result.script = script;
        return result;
    }

    static void expect(const base::Status& status)
    {
        if (!status)
            qFatal("%s", qPrintable(status.error().sentence()));
    }

    void shot(QWidget& widget, const QString& name)
    {
        QTest::qWait(settle);
        const QString file = QStringLiteral("%1/%2-%3.png").arg(m_out, name, m_look.suffix());
        if (!widget.grab().save(file))
            qFatal("cannot write %s", qPrintable(file));
        QTextStream(stdout) << file << Qt::endl;
    }

    template <typename Condition>
    void until(const char* what, Condition condition)
    {
        if (!QTest::qWaitFor(condition, patience))
            QTextStream(stderr) << "gave up waiting: " << what << Qt::endl;
    }

    [[nodiscard]] model::Endpoint endpoint(const QString& name, const localserver::LocalServer& server) const
    {
        model::Endpoint result;
        result.name = name;
        result.url = server.url();
        return result;
    }

    [[nodiscard]] model::Endpoint ranked(
        const QString& name, const localserver::LocalServer& server, int priority) const
    {
        model::Endpoint result = endpoint(name, server);
        result.models = QStringList{QStringLiteral("spyhop-local")};
        result.priority = priority;
        return result;
    }

    [[nodiscard]] bool chinese() const { return m_look.language == QStringLiteral("zh_CN"); }
    [[nodiscard]] QString say(const char* english, const char* other) const
    {
        return QString::fromUtf8(chinese() ? other : english);
    }

    void firstRun()
    {
        ui::FirstRun window(ui::FirstRun::Parts{
            m_theme, m_language, m_services->endpoints, m_services->privacy, m_services->preferences});
        window.show();
        shot(window, QStringLiteral("firstrun-empty"));
        window.showStep(1);
        auto* url = window.findChild<QLineEdit*>(QStringLiteral("endpointUrl"));
        auto* key = window.findChild<QLineEdit*>(QStringLiteral("endpointKey"));
        key->setText(QStringLiteral("sk-0000000000000000"));
        shot(window, QStringLiteral("firstrun-filled"));
        url->setText(m_slow.url().toString());
        window.endpointForm()->test();
        shot(window, QStringLiteral("firstrun-busy"));
        url->setText(QStringLiteral("http://127.0.0.1:9/v1"));
        bool tested = false;
        QObject::connect(window.endpointForm(), &ui::EndpointForm::tested, &window, [&tested] { tested = true; });
        window.endpointForm()->test();
        until("the test of a closed port", [&tested] { return tested; });
        for (auto* scroll : window.findChildren<QScrollArea*>())
            scroll->ensureVisible(0, 10'000);
        shot(window, QStringLiteral("firstrun-error"));
        window.showStep(2);
        shot(window, QStringLiteral("firstrun-consent"));
    }

    void rescue()
    {
        screens::photographRescue([this](QWidget& widget, const QString& name) { shot(widget, name); });
    }

    void logCall(int number, const QString& endpoint, const QString& model, const std::optional<base::ErrorCode>& error,
        model::Cached cached)
    {
        const QDateTime at = m_services->clock.wallTime().addSecs(-40 * 60 + 97 * number);
        observe::Intent intent;
        intent.callId = QStringLiteral("0jd3k2m%1q7").arg(number, 2, 10, QLatin1Char('0'));
        intent.purpose = number % 4 == 3 ? QStringLiteral("batch-step") : QStringLiteral("chat");
        intent.endpoint = endpoint;
        intent.askedModel = QStringLiteral("deepseek-chat");
        intent.resolvedModel = model;
        intent.at = at;
        model::ChatRequest request;
        request.messages.append(model::Message());
        request.temperature = 0.7;
        intent.request = request;
        if (cached == model::Cached::No && error != base::ErrorCode::RefusedPolicy)
            m_services->auditLog.post(observe::draftOf(intent));
        model::CallRecord record;
        record.callId = intent.callId;
        record.purpose = intent.purpose;
        record.endpoint = endpoint;
        record.tier = QStringLiteral("api");
        record.askedModel = intent.askedModel;
        record.resolvedModel = record.answeredModel = model;
        record.startedAt = at;
        record.error = error;
        record.cached = cached;
        record.timings.total = 640 + 431 * (number % 7);
        if (error == base::ErrorCode::RefusedPolicy)
            record.rule = QStringLiteral("office hours");
        if (!error && cached == model::Cached::No) {
            record.httpStatus = 200;
            record.usage = {420 + 31 * number, 180 + 17 * number, 0, 0, false};
            record.cost = base::Money(171'000 + 11'000 * number, QStringLiteral("CNY"));
        }
        if (number != 5) // what became of that one, nobody knows
            m_services->auditLog.post(observe::draftOf(record, at));
    }

    void audit()
    {
        m_window->showRoom(ui::MainWindow::RoomId::Security);
        auto* panel = m_window->findChild<ui::AuditPanel*>();
        auto* page = m_window->findChild<ui::SecurityPage*>();
        page->showTab(ui::SecurityPage::Tab::Audit);
        shot(*m_window, QStringLiteral("audit-first"));
        auto* search = panel->findChild<QLineEdit*>(QStringLiteral("auditSearch"));
        search->setText(QStringLiteral("zzz"));
        QTest::qWait(settle);
        shot(*m_window, QStringLiteral("audit-empty"));
        search->clear();
        using Code = base::ErrorCode;
        const QString flash = QStringLiteral("deepseek-flash"), pro = QStringLiteral("deepseek-v4-pro");
        for (int i = 0; i < 24; ++i) {
            const bool isBackup = i % 5 == 4;
            std::optional<Code> error;
            if (i == 3)
                error = Code::RateLimited;
            if (i == 9)
                error = Code::RefusedPolicy;
            if (i == 14)
                error = Code::Cancelled;
            logCall(i, isBackup ? QStringLiteral("backup") : QStringLiteral("deepseek"), isBackup ? pro : flash, error,
                i == 11 || i == 12 ? model::Cached::L1 : model::Cached::No);
        }
        m_services->auditLog.flush();
        panel->reload();
        auto* table = panel->findChild<QTableView*>(QStringLiteral("auditTable"));
        until("the audit log", [table] { return table->model()->rowCount() >= 24; });
        shot(*m_window, QStringLiteral("audit-filled"));
        auto* verdict = panel->findChild<QWidget*>(QStringLiteral("auditVerdict"));
        panel->verify();
        until("the verdict", [verdict] { return verdict->isVisible(); });
        table->setCurrentIndex(table->model()->index(6, 0));
        shot(*m_window, QStringLiteral("audit-details"));
        const QString segment = observe::segmentsOnDisk(m_services->audit.folder()).constFirst();
        QFile file(observe::segmentPath(m_services->audit.folder(), segment));
        if (!file.open(QIODevice::ReadWrite))
            qFatal("no segment");
        QByteArray text = file.readAll();
        text.replace("rate-limited", "rate-LIMITED");
        file.seek(0);
        file.write(text);
        file.close();
        panel->verify();
        shot(*m_window, QStringLiteral("audit-changed"));
        m_window->showRoom(ui::MainWindow::RoomId::Chats);
    }

    void settings()
    {
        m_window->showRoom(ui::MainWindow::RoomId::Settings);
        shot(*m_window, QStringLiteral("settings-empty"));
        std::ignore = m_services->endpoints.startBuiltIn();
        expect(m_services->endpoints.add(endpoint(QStringLiteral("slow"), m_slow)));
        expect(m_services->endpoints.add(endpoint(QStringLiteral("broken"), m_broken)));
        expect(m_services->endpoints.add(ranked(QStringLiteral("deepseek"), m_busy, 1)));
        expect(m_services->endpoints.add(ranked(QStringLiteral("backup"), m_cut, 2)));
        expect(m_services->endpoints.add(ranked(QStringLiteral("keyless"), m_keyless, 300)));
        shot(*m_window, QStringLiteral("settings-filled"));
        auto* nav = m_window->findChild<QListWidget*>(QStringLiteral("settingsNav"));
        nav->setCurrentRow(1);
        shot(*m_window, QStringLiteral("settings-appearance"));
        nav->setCurrentRow(2);
        shot(*m_window, QStringLiteral("settings-privacy"));
        nav->setCurrentRow(0);
        auto* list = m_window->findChild<QListWidget*>(QStringLiteral("endpointList"));
        const auto testOf = [this, list](int row) {
            list->setCurrentRow(row);
            m_window->findChild<QPushButton*>(QStringLiteral("editEndpoint"))->click();
            m_window->findChild<QPushButton*>(QStringLiteral("testEndpoint"))->click();
        };
        testOf(0);
        shot(*m_window, QStringLiteral("settings-busy"));
        testOf(1);
        QTest::qWait(1500);
        shot(*m_window, QStringLiteral("settings-error"));
        m_window->findChild<QPushButton*>(QStringLiteral("connectionFold"))->setChecked(true);
        m_window->findChild<QLineEdit*>(QStringLiteral("endpointProxy"))
            ->setText(QStringLiteral("PROXY 127.0.0.1:9; SOCKS5 127.0.0.1:9"));
        m_window->findChild<QLineEdit*>(QStringLiteral("endpointProxyUser"))->setText(QStringLiteral("kim"));
        m_window->findChild<QPushButton*>(QStringLiteral("testEndpoint"))->click();
        QTest::qWait(500);
        shot(*m_window, QStringLiteral("settings-connection"));
    }

    void security()
    {
        m_window->showRoom(ui::MainWindow::RoomId::Security);
        auto* page = m_window->findChild<ui::SecurityPage*>(QStringLiteral("securityPage"));
        page->showTab(ui::SecurityPage::Tab::Policy);
        shot(*m_window, QStringLiteral("security-policy-empty"));
        auto* edit = m_window->findChild<QPlainTextEdit*>(QStringLiteral("policyEdit"));
        const auto rules = m_window->findChild<QPushButton*>(QStringLiteral("policyTemplates"))->menu()->actions();
        rules.at(0)->trigger();
        rules.at(1)->trigger();
        auto* what = m_window->findChild<QComboBox*>(QStringLiteral("benchResource"));
        what->setEditText(QStringLiteral("api:deepseek-chat"));
        m_window->findChild<QLineEdit*>(QStringLiteral("benchTime"))->setText(QStringLiteral("20:30"));
        shot(*m_window, QStringLiteral("security-policy-filled"));
        QString broken = edit->toPlainText();
        edit->setPlainText(broken.replace(QStringLiteral("18:00"), QStringLiteral("24:00")));
        shot(*m_window, QStringLiteral("security-policy-error"));
        edit->clear();
        page->showTab(ui::SecurityPage::Tab::Privacy);
        auto* mails = m_window->findChild<QComboBox*>(QStringLiteral("gate-emails"));
        mails->setCurrentIndex(2);
        Q_EMIT mails->activated(2);
        auto* text = m_window->findChild<QPlainTextEdit*>(QStringLiteral("gateText"));
        text->setPlainText(say("Please answer ann.lee@example.com; the key is sk-abcdefghijklmnop1234.",
            "请回复 ann.lee@example.com；密钥是 sk-abcdefghijklmnop1234。"));
        shot(*m_window, QStringLiteral("security-privacy"));
        mails->setCurrentIndex(0);
        Q_EMIT mails->activated(0);
        page->showTab(ui::SecurityPage::Tab::Keys);
    }

    //! With a real token, where SoftHSM2 is installed.
    void keys()
    {
        m_window->showRoom(ui::MainWindow::RoomId::Security);
        shot(*m_window, QStringLiteral("security-keys-empty"));
        model::Endpoint deepseek = *m_services->settings->settings().endpoint(u"deepseek");
        deepseek.key = QStringLiteral("pkcs11:deepseek");
        expect(m_services->endpoints.replace(deepseek.name, deepseek));
        model::Endpoint backup = *m_services->settings->settings().endpoint(u"backup");
        backup.key = QStringLiteral("env:BACKUP_KEY");
        expect(m_services->endpoints.replace(backup.name, backup));
        if (testsupport::SoftHsm::isInstalled()) {
            const testsupport::SoftHsm softHsm(
                testsupport::TestWorld::makeFolder(QStringLiteral("token-") + m_look.suffix()));
            if (!softHsm.add(say("desk", "办公桌")))
                qFatal("softhsm2-util failed");
            m_window->findChild<QPushButton*>(QStringLiteral("findToken"))->click();
            auto* dialog = m_window->findChild<QDialog*>(QStringLiteral("tokenDialog"));
            auto* accept = dialog->findChild<QPushButton*>(QStringLiteral("useToken"));
            until("a token", [accept] { return accept->isEnabled(); });
            shot(*dialog, QStringLiteral("security-token-choice"));
            accept->click();
            dialog = m_window->findChild<QDialog*>(QStringLiteral("pinDialog"));
            auto* pin = dialog->findChild<QLineEdit*>(QStringLiteral("pin"));
            pin->setText(QStringLiteral("0000"));
            dialog->findChild<QPushButton*>(QStringLiteral("acceptPin"))->click();
            until("a wrong PIN", [pin] { return pin->isEnabled(); });
            shot(*dialog, QStringLiteral("security-pin-wrong"));
            pin->setText(QString::fromLatin1(testsupport::SoftHsm::pin));
            dialog->findChild<QPushButton*>(QStringLiteral("acceptPin"))->click();
            until("an open token", [this] { return m_services->keyAdmin.token().state == keys::TokenState::Open; });
            m_window->findChild<QPushButton*>(QStringLiteral("addKey"))->click();
            dialog = m_window->findChild<QDialog*>(QStringLiteral("keyDialog"));
            dialog->findChild<QLineEdit*>(QStringLiteral("keyText"))->setText(QStringLiteral("sk-0000000000000000"));
            shot(*dialog, QStringLiteral("security-key-dialog"));
            dialog->reject();
            const auto stored = m_services->endpoints.storeKeyAs(deepseek.key, base::Secret::fromBytes("sk-000000", 9));
            until("a key", [this] { return !m_services->keyRing.token().names().isEmpty(); });
            m_services->keyAdmin.check();
            shot(*m_window, QStringLiteral("security-keys-open"));
            m_services->keyAdmin.closeToken();
            until("a closed token", [this] { return m_services->keyAdmin.token().state == keys::TokenState::Closed; });
            m_services->keyAdmin.check();
        }
        shot(*m_window, QStringLiteral("security-keys"));
        m_window->findChild<QPushButton*>(QStringLiteral("lookForKeys"))->click();
        shot(*m_window, QStringLiteral("security-keys-scan"));
    }

    QString ask(const QString& text, const QString& target)
    {
        chat::ChatSession* session = m_services->sessions.create();
        session->setTarget(target, QString());
        expect(session->ask(text, {}));
        return session->conversation().summary.id;
    }

    void chat()
    {
        m_window->showRoom(ui::MainWindow::RoomId::Chats);
        shot(*m_window, QStringLiteral("chat-empty"));
        const QString builtIn = m_services->endpoints.builtIn()->name;
        m_window->askInNewChat(say("Who answers here, and what can it do? Show a table and a line of code.",
                                   "这里由谁来回答，能做什么？请给一张表格和一行代码。"),
            builtIn, QString());
        QTest::qWait(4000);
        shot(*m_window, QStringLiteral("chat-filled"));
        m_window->askInNewChat(
            say("Summarise the quarterly report", "总结季度报告"), QStringLiteral("slow"), QString());
        QTest::qWait(2500);
        shot(*m_window, QStringLiteral("chat-busy"));
        m_window->askInNewChat(say("Compare the three offers", "比较三份报价"), QStringLiteral("broken"), QString());
        QTest::qWait(6000);
        shot(*m_window, QStringLiteral("chat-error"));
        talk();
    }

    [[nodiscard]] bool isIdle() const
    {
        const auto* button = m_window->findChild<QPushButton*>(QStringLiteral("sendButton"));
        return !m_window->findChild<QWidget*>(QStringLiteral("waitBanner"))->isVisible()
            && button->text() != QCoreApplication::translate("spyhop::ui::Composer", "Stop");
    }

    //! What the gateway does, and what a person can do about it.
    void talk()
    {
        const QString question = say("Who answers here, and what can it do?", "这里由谁来回答，能做什么？");
        auto* page = m_window->findChild<ui::ChatPage*>(QStringLiteral("chatPage"));
        auto* wait = m_window->findChild<ui::Banner*>(QStringLiteral("waitBanner"));
        auto* notice = m_window->findChild<ui::Banner*>(QStringLiteral("answerNotice"));

        m_window->askInNewChat(question, QStringLiteral("keyless"), QString());
        until("a refused key", [notice] { return notice->isVisible(); });
        shot(*m_window, QStringLiteral("chat-nokey"));

        m_window->askInNewChat(question, QStringLiteral("backup"), QString());
        until("a broken stream", [notice] { return notice->isVisible(); });
        shot(*m_window, QStringLiteral("chat-broken"));
        page->continueAnswer();
        until("the rest", [this] { return isIdle(); });
        shot(*m_window, QStringLiteral("chat-continued"));
        page->showDetails();
        shot(*m_window, QStringLiteral("chat-details"));
        QTest::keyClick(m_window->findChild<QWidget*>(QStringLiteral("answerDetails")), Qt::Key_Escape);

        // Automatic, so that there is another endpoint to switch to.
        m_window->askInNewChat(question, QString(), QStringLiteral("spyhop-local"));
        until("a wait", [wait] { return wait->isVisible() && wait->link(1) != nullptr; });
        shot(*m_window, QStringLiteral("chat-waiting"));
        auto* strip = m_window->findChild<ui::StatusStrip*>(QStringLiteral("statusStrip"));
        strip->showEndpoints();
        shot(*m_window, QStringLiteral("strip-popover"));
        QTest::keyClick(m_window->findChild<QWidget*>(QStringLiteral("endpointPopover")), Qt::Key_Escape);
        page->switchTarget();
        until("the backup", [this] { return isIdle(); });
        page->showDetails();
        shot(*m_window, QStringLiteral("chat-ladder"));
        QTest::keyClick(m_window->findChild<QWidget*>(QStringLiteral("answerDetails")), Qt::Key_Escape);
    }

    //! A chat that was held some days ago.
    QString past(const QString& title, const QStringList& texts, int daysAgo)
    {
        model::Conversation chat;
        chat.summary.id = QStringLiteral("past") + QString::number(++m_past);
        chat.summary.title = title;
        chat.summary.updatedAt = m_services->clock.wallTime().addDays(-daysAgo);
        for (const QString& text : texts) {
            model::ConversationMessage message;
            message.id = QString::number(chat.messages.size());
            message.parentId = chat.leafId;
            message.message.role = chat.messages.size() % 2 == 0 ? model::Role::User : model::Role::Assistant;
            message.message.text = text;
            message.createdAt = chat.summary.updatedAt;
            if (message.message.role == model::Role::Assistant) {
                message.outcome = model::Outcome();
                message.outcome->endpoint = QStringLiteral("deepseek");
                message.outcome->completion.model = QStringLiteral("deepseek-chat");
            }
            chat.leafId = message.id;
            chat.messages.append(message);
        }
        chat.summary.lastLine = texts.last().left(80);
        expect(m_services->conversationStore.add(chat));
        return chat.summary.id;
    }

    //! The list pane: projects, groups, search, archive, trash; and what branches look like.
    void chatList()
    {
        m_window->showRoom(ui::MainWindow::RoomId::Chats);
        auto* list = m_window->findChild<ui::ChatList*>(QStringLiteral("chatList"));
        auto* page = m_window->findChild<ui::ChatPage*>(QStringLiteral("chatPage"));
        list->showPage(ui::ChatList::Page::Trash);
        shot(*m_window, QStringLiteral("chats-trash-empty"));
        list->showPage(ui::ChatList::Page::Chats);
        const QString tax = past(say("VAT return 2025", "2025 年增值税申报"),
            {say("Which invoices belong into the fourth quarter?", "哪些发票属于第四季度？"),
                say("Those of which the service was rendered by 31 December.", "服务在 12 月 31 日之前完成的发票。")},
            3);
        const QString lease = past(say("Lease of the warehouse", "仓库租赁合同"),
            {say("When may the landlord raise the rent?", "房东什么时候可以涨租金？"),
                say("After **three years**, by the consumer price index; the notice period is six months.",
                    "**三年**之后，按消费者物价指数；需提前六个月通知。")},
            12);
        const QString offer = past(say("Three offers for packaging", "三份包装报价"),
            {say("Which offer is the cheapest over two years?", "两年内哪份报价最便宜？"),
                say("The second one: the price falls with the quantity ordered.", "第二份：价格随订货量下降。")},
            40);
        const QString old = past(say("Menu for the summer party", "夏季聚会菜单"),
            {say("Vegetarian, for 40 people", "素食，40 人"), say("Start with cold soups.", "先上冷汤。")}, 400);
        expect(m_services->sessions.reload());
        const QString project = m_services->sessions.createProject(say("Contracts", "合同")).value();
        std::ignore = m_services->sessions.createProject(say("Taxes and audits", "税务与审计"));
        m_services->sessions.move({lease, offer}, project);
        m_services->sessions.setPinned({tax}, true);
        auto* view = m_window->findChild<QListView*>(QStringLiteral("chatListView"));
        const auto rowOf = [view](const QString& id) {
            for (int row = 0; row < view->model()->rowCount(); ++row) {
                if (view->model()->index(row, 0).data(ui::ChatRow::IdRole).toString() == id)
                    return view->model()->index(row, 0);
            }
            return QModelIndex();
        };
        const auto click = [view](const QModelIndex& index, Qt::KeyboardModifiers modifiers) {
            QTest::mouseClick(view->viewport(), Qt::LeftButton, modifiers, view->visualRect(index).center());
        };
        click(rowOf(project), Qt::NoModifier);
        click(rowOf(lease), Qt::NoModifier);
        shot(*m_window, QStringLiteral("chats-list"));
        list->rename(lease);
        shot(*m_window, QStringLiteral("chats-rename"));
        QTest::keyClick(m_window->findChild<QLineEdit*>(QStringLiteral("nameEdit")), Qt::Key_Escape);
        click(rowOf(offer), Qt::ControlModifier);
        click(rowOf(tax), Qt::ControlModifier);
        Q_EMIT view->customContextMenuRequested(view->visualRect(rowOf(tax)).center());
        shot(*m_window, QStringLiteral("chats-many"));
        m_window->findChild<QMenu*>(QStringLiteral("chatMenu"))->close();
        branches(page);
        list->search(say("the", "的"));
        until("hits", [view] { return view->isVisible() && view->model()->rowCount() > 3; });
        shot(*m_window, QStringLiteral("chats-found"));
        QTest::keyClick(m_window->findChild<QLineEdit*>(QStringLiteral("chatSearch")), Qt::Key_Return);
        shot(*m_window, QStringLiteral("chats-opened"));
        m_window->findChild<ui::ChatPage*>(QStringLiteral("chatPage"))->transcript()->closeFind();
        list->search(QStringLiteral("xyzzy"));
        QTest::qWait(500);
        shot(*m_window, QStringLiteral("chats-nothing"));
        list->search({});
        m_services->sessions.setArchived({old}, true);
        list->showPage(ui::ChatList::Page::Archive);
        shot(*m_window, QStringLiteral("chats-archive"));
        list->menu().remove({offer, old});
        list->showPage(ui::ChatList::Page::Trash);
        view->selectionModel()->select(view->model()->index(0, 0), QItemSelectionModel::Select);
        shot(*m_window, QStringLiteral("chats-trash"));
        m_window->findChild<QPushButton*>(QStringLiteral("eraseRemoved"))->click();
        shot(*m_window, QStringLiteral("chats-erase"));
        if (auto* box = m_window->findChild<QWidget*>(QStringLiteral("eraseQuestion")))
            box->close();
        list->setBusy(say("Importing chats: 120 of 400", "正在导入对话：120/400"));
        list->showPage(ui::ChatList::Page::Chats);
        shot(*m_window, QStringLiteral("chats-busy"));
        list->setBusy({});
    }

    void branches(ui::ChatPage* page)
    {
        const auto session = m_services->sessions.open(page->chatId());
        const QString builtIn = m_services->endpoints.builtIn()->name;
        (*session)->setTarget(builtIn, QString());
        page->editQuestion();
        shot(*m_window, QStringLiteral("chats-edit"));
        auto* editor = m_window->findChild<QWidget*>(QStringLiteral("questionEditor"));
        m_window->findChild<QPlainTextEdit*>(QStringLiteral("questionText"))
            ->setPlainText(say("How much may the rent rise?", "租金最多可以涨多少？"));
        editor->findChild<QPushButton*>(QStringLiteral("askAgainInWords"))->click();
        until("the new answer", [this] { return isIdle(); });
        expect((*session)->compare({}, {{builtIn, QString()}}));
        until("the other answer", [this] { return isIdle(); });
        (*session)->keepAnswer((*session)->compared().last());
        shot(*m_window, QStringLiteral("chats-branches"));
    }

    QString makeJob(const QString& title, const QString& target, const batch::Inputs& inputs)
    {
        model::BatchSpec spec;
        spec.title = title;
        spec.prompt
            = say("Who is the contract with, and how much is it? {{text}}", "合同甲方是谁？金额是多少？{{text}}");
        spec.columns = {{say("party", "甲方"), model::ColumnType::Text, {}, {}},
            {say("amount", "金额"), model::ColumnType::Number, {}, {}}};
        spec.quotes = true;
        spec.fresh = true; // each is to be asked here, whatever an earlier job was answered
        spec.endpoint = target;
        spec.inputColumns = inputs.columns;
        spec.rows = inputs.rows;
        const auto id = m_services->batches.create(spec, inputs);
        if (!id)
            qFatal("%s", qPrintable(id.error().sentence()));
        expect(m_services->batches.start(*id));
        return *id;
    }

    void batch()
    {
        m_window->showRoom(ui::MainWindow::RoomId::Batch);
        shot(*m_window, QStringLiteral("batch-empty"));
        const QString folder = testsupport::TestWorld::makeFolder(QStringLiteral("documents-") + m_look.suffix());
        for (int number = 1; number <= 24; ++number) {
            QFile file(QStringLiteral("%1/%2-%3.txt").arg(folder, say("contract", "合同")).arg(412 + number));
            if (file.open(QIODevice::WriteOnly))
                file.write(say("Contract between Eastern Building Materials and Harbour Ltd.\nAmount: %1 yuan, payable "
                               "in 30 days.\n",
                    "甲方：华东建材有限公司\n乙方：港湾贸易\n合同金额：%1 元，30 日内付清。\n")
                               .arg(120'000 + number * 3'750)
                               .toUtf8());
        }
        const auto inputs = testsupport::collected(m_services->batches.collect({folder}, batch::InputMode::Auto));
        if (!inputs)
            qFatal("%s", qPrintable(inputs.error().sentence()));
        m_window->newJob({folder});
        m_window->findChild<QPlainTextEdit*>(QStringLiteral("jobPrompt"))
            ->setPlainText(say("Who is the contract with? {{text}}", "合同甲方是谁？{{text}}"));
        m_window->findChild<QPushButton*>(QStringLiteral("addColumn"))->click();
        m_window->findChild<QLineEdit*>(QStringLiteral("columnName"))->setText(say("party", "甲方"));
        shot(*m_window, QStringLiteral("batch-new"));
        const auto areas = m_window->findChild<QWidget*>(QStringLiteral("newJobPage"))->findChildren<QScrollArea*>();
        for (QScrollArea* area : areas)
            area->verticalScrollBar()->setValue(area->verticalScrollBar()->maximum());
        QTest::qWait(600); // the estimate comes after the last keystroke
        shot(*m_window, QStringLiteral("batch-check"));
        auto* kind = m_window->findChild<QComboBox*>(QStringLiteral("jobKind"));
        kind->setCurrentIndex(kind->findData(static_cast<int>(model::JobKind::Tasks)));
        m_window->findChild<QPushButton*>(QStringLiteral("jobAdvanced"))->click();
        m_window->findChild<QAbstractButton*>(QStringLiteral("jobCallback"))->click();
        QTest::qWait(600);
        for (QScrollArea* area : areas)
            area->verticalScrollBar()->setValue(area->verticalScrollBar()->maximum());
        shot(*m_window, QStringLiteral("batch-advanced"));
        const QString title = say("Contract terms", "合同关键条款");
        const QString done = makeJob(title, m_services->endpoints.builtIn()->name, *inputs);
        until("the job", [this, &done] { return !m_services->batches.isRunning(done); });
        m_window->showJob(done);
        shot(*m_window, QStringLiteral("batch-filled"));
        auto* table = m_window->findChild<QTableView*>(QStringLiteral("itemTable"));
        table->setCurrentIndex(table->model()->index(1, 0));
        shot(*m_window, QStringLiteral("batch-panel"));
        QTest::keyClick(table, Qt::Key_A);
        QTest::keyClick(table, Qt::Key_C);
        shot(*m_window, QStringLiteral("batch-correct"));
        QTest::keyClick(m_window->findChild<QWidget*>(QStringLiteral("itemPanel")), Qt::Key_Escape);
        // 503 would be tried again; 400 is an answer.
        expect(m_services->endpoints.add(endpoint(QStringLiteral("refusing"), m_refusing)));
        const QString failed = makeJob(title, QStringLiteral("refusing"), *inputs);
        m_window->showJob(failed);
        until("failed items", [this, &failed] { return m_services->batches.job(failed)->items.failed > 3; });
        shot(*m_window, QStringLiteral("batch-error"));
        model::BatchSpec night;
        night.title = title;
        night.prompt = QStringLiteral("{{text}}");
        night.inputColumns = inputs->columns;
        night.when = {model::When::Kind::At, m_services->clock.wallTime().addSecs(7'200)};
        const auto waiting = m_services->batches.create(night, *inputs);
        expect(m_services->batches.start(waiting.value()));
        m_window->showJob(*waiting);
        shot(*m_window, QStringLiteral("batch-waiting"));
        m_services->batches.stop(*waiting);
        const QString slow = makeJob(title, QStringLiteral("slow"), *inputs);
        m_window->showJob(slow);
        shot(*m_window, QStringLiteral("batch-busy"));
        m_services->batches.pause(slow);
        until("a job that pauses", [this, &slow] { return m_services->batches.isPausing(slow); });
        shot(*m_window, QStringLiteral("batch-pausing"));
        m_services->batches.stop(slow);
        // A folder that is watched; a disk that is full.
        if (!m_services->watches.add(night, folder))
            qFatal("the folder is not watched");
        const QString full = makeJob(title, QStringLiteral("slow"), *inputs);
        m_window->showJob(full);
        noRoom(true);
        until("no room", [this, &full] { return m_services->batches.waitsForRoom(full); });
        shot(*m_window, QStringLiteral("batch-full"));
        noRoom(false);
        m_services->batches.stop(full);
        m_services->batches.stop(failed);
        unknown(title, *inputs);
    }

    //! The job lies in memory, and what it sends is on the disk before it leaves: of that there is too much from now
    //! on.
    void noRoom(bool isFull)
    {
        db::Database& database = *m_services->database;
        const auto pragma = [&database](const QString& words) {
            return database.readNow({QStringLiteral("PRAGMA main.") + words, {}}).value().first().first().toLongLong();
        };
        constexpr qint64 anyNumber = 1'000'000, some = 500; // pages
        pragma(
            QStringLiteral("max_page_count=%1").arg(isFull ? pragma(QStringLiteral("page_count")) + some : anyNumber));
        if (!isFull)
            return expect(database.writeNow({{QStringLiteral("DROP TRIGGER main.fills"), {}}}));
        expect(database.writeNow({{QStringLiteral("CREATE TABLE IF NOT EXISTS main.filler(bytes BLOB)"), {}},
            {QStringLiteral("CREATE TRIGGER main.fills AFTER INSERT ON intents BEGIN INSERT INTO filler "
                            "VALUES(zeroblob(4000000)); END"),
                {}}}));
    }

    //! Of some items nobody can tell whether the provider took them.
    void unknown(const QString& title, const batch::Inputs& inputs)
    {
        model::Settings settings = m_services->settings->settings();
        settings.consent.kinds.insert(model::ConsentKind::Provider);
        expect(m_services->settings->update(settings));
        expect(m_services->endpoints.add(endpoint(QStringLiteral("lost"), m_lost)));
        model::BatchSpec spec;
        spec.title = title;
        spec.prompt = QStringLiteral("{{text}}");
        spec.endpoint = QStringLiteral("lost");
        spec.inputColumns = inputs.columns;
        spec.kind = model::JobKind::Batch;
        spec.batchSize = 8;
        spec.concurrency = 1;
        spec.fresh = true;
        const QString id = m_services->batches.create(spec, inputs).value();
        expect(m_services->batches.start(id));
        m_window->showJob(id);
        until("items of unknown outcome", [this, &id] { return !m_services->batches.isRunning(id); });
        shot(*m_window, QStringLiteral("batch-unknown"));
    }

    void trust()
    {
        screens::TrustLooks(*m_services, *m_window, chinese(), [this](QWidget& widget, const QString& name) {
            shot(widget, name);
        }).all();
    }

    void composer()
    {
        screens::ComposerLooks(*m_services, *m_window, chinese(), [this](const QString& name) {
            shot(*m_window, name);
        }).all();
    }

    void compare()
    {
        screens::CompareLooks(*m_services, *m_window, chinese(), [this](const QString& name) {
            // A menu is a window of its own.
            QWidget* popup = QApplication::activePopupWidget();
            auto* box = m_window->findChild<QWidget*>(QStringLiteral("leaveQuestion"));
            if (name.endsWith(u"-window") && box != nullptr)
                shot(*box, name);
            else
                shot(popup != nullptr ? *popup : *m_window, name);
        }).all();
    }

    void narrow()
    {
        m_window->resize(760, 520);
        shot(*m_window, QStringLiteral("narrow-batch"));
        auto* table = m_window->findChild<QTableView*>(QStringLiteral("itemTable"));
        table->setCurrentIndex(table->model()->index(1, 0));
        shot(*m_window, QStringLiteral("narrow-batch-panel"));
        m_window->showRoom(ui::MainWindow::RoomId::Chats);
        shot(*m_window, QStringLiteral("narrow-chat"));
    }

    int m_past = 0;
    QString m_out;
    QSize m_size; //!< of the window
    Look m_look;
    ui::Theme m_theme;
    ui::Language m_language;
    std::unique_ptr<app::Services> m_services;
    localserver::LocalServer m_slow, m_broken, m_refusing, m_busy, m_cut, m_keyless, m_lost;
    std::unique_ptr<ui::MainWindow> m_window;
};

} // namespace

int main(int argc, char** argv)
{
    const testsupport::TestWorld world;
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    const QString out = QApplication::arguments().value(1, QStringLiteral("build/screens"));
    const QString only = QApplication::arguments().value(2); // such as light-en, dark-zh_CN-150, light-en-contrast
    const QString part
        = QApplication::arguments().value(3); // start, transcript, composer, compare, chat, security, batch; else all
    const bool isNarrow = QApplication::arguments().value(4) == QStringLiteral("narrow"); // the least window
    const auto photograph = [&out, &part, isNarrow](const Look& look) {
        Photographer photographer(
            out, look, testsupport::TestWorld::makeFolder(QStringLiteral("profile-") + look.suffix()), isNarrow);
        if (part == QStringLiteral("transcript"))
            photographer.transcript();
        else if (part == QStringLiteral("start"))
            photographer.startOnly();
        else if (part == QStringLiteral("composer"))
            photographer.composerOnly();
        else if (part == QStringLiteral("compare"))
            photographer.compareOnly();
        else if (part == QStringLiteral("security"))
            photographer.securityOnly();
        else if (part == QStringLiteral("chat"))
            photographer.chatOnly();
        else if (part == QStringLiteral("batch"))
            photographer.batchOnly();
        else
            photographer.all();
    };
    QDir().mkpath(out);
    if (!only.isEmpty()) {
        photograph(lookOf(only));
        return 0;
    }
    for (const char* look : {"light-en", "dark-en", "light-zh_CN", "dark-zh_CN", "light-zh_CN-150", "light-en-contrast",
             "dark-en-contrast"})
        photograph(lookOf(QString::fromLatin1(look)));
    return 0;
}
