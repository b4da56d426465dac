// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/desktopappearance.h"
#include "app/gui/dialogmemory.h"
#include "app/gui/firstpaint.h"
#include "app/gui/onewindow.h"
#include "app/gui/rescuequestion.h"
#include "app/gui/windowparts.h"
#include "app/wakelock.h"
#include "core/base/files.h"
#include "core/batch/awakekeeper.h"
#include "ui/common/language.h"
#include "ui/common/spyhopstyle.h"
#include "ui/common/theme.h"
#include "ui/settings/firstrun.h"

#include <QtCore/QCommandLineParser>
#include <QtCore/QProcess>
#include <QtWidgets/QApplication>
#include <algorithm>
#include <array>

using namespace spyhop;

namespace {

//! `activation`: the desktop's leave to raise a window; may be empty.
void raiseWindow(QWidget& window, const QString& activation)
{
    if (!activation.isEmpty()) // by which the desktop knows that a person has asked for this
        qputenv("XDG_ACTIVATION_TOKEN", activation.toUtf8());
    window.setWindowState(window.windowState() & ~Qt::WindowMinimized);
    window.show();
    window.raise();
    window.activateWindow();
}

// The window with everything it stands on; a member dies before what is above it.
class Program : public QObject {
    Q_OBJECT
public:
    explicit Program(app::Services& services)
        : m_services(services)
        , m_awake(services.clock, services.batches, *m_wakeLock)
    {
        m_theme.setChoice(services.preferences.settings().theme);
        m_theme.setZoomPercent(services.preferences.settings().zoomPercent);
        m_language.set(services.preferences.settings().language);
        QApplication::setStyle(new ui::SpyhopStyle(m_theme)); // the application owns it
        // What is stored can be read once the data key is there, and cannot once it was destroyed.
        connect(&services.privacy, &admin::PrivacyAdmin::unlocked, this, &Program::reload);
        connect(&services.privacy, &admin::PrivacyAdmin::erased, this, &Program::reload);
        connect(&services.privacy, &admin::PrivacyAdmin::erasedElsewhere, this, &Program::reload);
        connect(&services.backups, &admin::BackupAdmin::restartWanted, this, &Program::restart);
        services.followOthers();
        reload();
    }
    ~Program() override { QApplication::setStyle(QStringLiteral("Fusion")); } // ours borrows the theme

    void begin()
    {
        // Who has set up an endpoint by spyhop-cli knows Spyhop; what may be stored is asked where it matters.
        if (m_services.preferences.settings().firstRunDone || !m_services.endpoints.endpoints().isEmpty()) {
            openWindow(QString());
            return;
        }
        m_firstRun = std::make_unique<ui::FirstRun>(
            ui::FirstRun::Parts{m_theme, m_language, m_services.endpoints, m_services.privacy, m_services.preferences});
        connect(m_firstRun.get(), &ui::FirstRun::finished, this, &Program::openWindow);
        m_firstRun->show();
    }

    //! Whoever starts the program once more wants to see it.
    void raise(const QString& activation)
    {
        QWidget* window = m_window.get();
        if (window == nullptr)
            window = m_firstRun.get();
        if (window != nullptr)
            raiseWindow(*window, activation);
    }

    [[nodiscard]] bool isRestarting() const { return m_isRestarting; }

private:
    //! Whoever would lose something by that is asked, and may stay.
    void restart()
    {
        m_isRestarting = true;
        if (m_window && !m_window->close())
            m_isRestarting = false;
    }

    void reload()
    {
        // Nothing readable yet is no error here: the lists are empty until the key is at hand.
        std::ignore = m_services.sessions.reload();
        std::ignore = m_services.batches.reload();
        if (m_services.privacy.consent().allows(model::ConsentKind::Batches))
            m_services.batches.resumeWaiting(); // their results are stored
        std::ignore = m_services.watches.reload();
    }

    void openWindow(const QString& firstEndpoint)
    {
        if (m_services.endpoints.endpoints().isEmpty())
            std::ignore = m_services.endpoints.startBuiltIn(); // something answers, and says that it is no model
        m_window = std::make_unique<ui::MainWindow>(
            app::windowParts(m_services, m_theme, m_language, m_services.profileFolder));
        if (app::FirstPaint::isAsked())
            new app::FirstPaint(m_window.get());
        m_window->show();
        if (!m_services.restoreNotice.isEmpty())
            m_window->showNotice(m_services.restoreNotice);
        if (m_firstRun) {
            m_firstRun->hide();
            m_firstRun.release()->deleteLater(); // it is the sender
        }
        m_askFirst = firstEndpoint;
        connect(&m_services.endpoints, &admin::EndpointAdmin::modelsChanged, this, &Program::askFirst);
        if (!firstEndpoint.isEmpty() && !m_services.endpoints.models(firstEndpoint).isEmpty())
            askFirst(firstEndpoint);
        m_services.privacy.checkStored();
        m_services.endpoints.refreshModels();
        m_services.endpoints.refreshBalances();
    }

    // The first question waits until it is known which models there are.
    void askFirst(const QString& endpoint)
    {
        if (m_askFirst.isEmpty() || endpoint != m_askFirst)
            return;
        m_askFirst.clear();
        m_window->askInNewChat(tr("In three sentences: what can you help me with?"), endpoint, QString());
    }

    app::Services& m_services;
    const std::unique_ptr<port::WakeLock> m_wakeLock = app::wakeLockOfThisComputer();
    batch::AwakeKeeper m_awake;
    bool m_isRestarting = false;
    QString m_askFirst;
    ui::Theme m_theme;
    app::DesktopAppearance m_appearance{m_theme, QDBusConnection::sessionBus()};
    ui::Language m_language;
    std::unique_ptr<ui::FirstRun> m_firstRun;
    std::unique_ptr<ui::MainWindow> m_window;
};

} // namespace

//! Asked for words only, which need no display.
static bool wantsWords(int argc, char** argv)
{
    return std::any_of(argv + std::min(argc, 1), argv + argc, [](const char* argument) {
        static constexpr std::array all{"-h", "--help", "--help-all", "-v", "--version"};
        return std::any_of(all.begin(), all.end(), [argument](const char* one) { return qstrcmp(argument, one) == 0; });
    });
}

int main(int argc, char** argv)
{
    app::hardenProcess();
    app::takePlainEventLoops();
    const app::GivenSecrets given = app::takeSecretsFromEnvironment();
    QCoreApplication::setApplicationName(QStringLiteral("spyhop"));
    QCoreApplication::setApplicationVersion(QStringLiteral(SPYHOP_VERSION));
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("A chat and batch client for OpenAI-style APIs."));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption profile(
        QStringLiteral("profile"), QStringLiteral("Everything about this user lies in DIR."), QStringLiteral("DIR"));
    parser.addOption(profile);
    if (wantsWords(argc, argv)) {
        const QCoreApplication words(argc, argv);
        parser.process(words); // ends the program
    }
    const app::DialogMemory dialogs;
    QApplication application(argc, argv);
    QApplication::setApplicationDisplayName(QStringLiteral("Spyhop"));
    QApplication::setDesktopFileName(QStringLiteral("spyhop"));
    parser.process(application);

    const QString folder = app::profileFolder(parser.value(profile));
    // The lock lies in it. What is wrong with it is said when it is opened.
    std::ignore = base::ensurePrivateFolder(folder);
    auto window = std::make_unique<app::OneWindow>(folder);
    if (!window->isFirst(QCoreApplication::arguments().mid(1)))
        return 0;
    const auto asking = QObject::connect(
        window.get(), &app::OneWindow::startedAgain, &application, [](const QStringList&, const QString& activation) {
            if (QWidget* question = QApplication::activeModalWidget()) // what is to become of a damaged profile
                raiseWindow(*question, activation);
        });
    auto services = app::Services::open(folder);
    while (!services && app::offerRescue(folder, services.error()))
        services = app::Services::open(folder);
    if (!services)
        return static_cast<int>(base::exitCode(services.error().code));
    QObject::disconnect(asking); // the window is raised from here on
    (*services)->privacy.setPassphrase(given.passphrase);
    (*services)->keyRing.token().setPin(given.pin);
    (*services)->settings->follow(); // spyhop-cli may revoke consent while the window is open
    // What was logged gets its checkpoint into the key store, before nobody is left to take it there.
    QApplication::setQuitOnLastWindowClosed(false);
    QObject::connect(&application, &QGuiApplication::lastWindowClosed, &(*services)->audit, &admin::AuditAdmin::finish);
    QObject::connect(&(*services)->audit, &admin::AuditAdmin::finished, &application, &QCoreApplication::quit);
    bool isRestarting = false;
    int status = 0;
    {
        Program program(**services);
        QObject::connect(window.get(), &app::OneWindow::startedAgain, &program,
            [&program](const QStringList&, const QString& activation) { program.raise(activation); });
        program.begin();
        status = QApplication::exec();
        isRestarting = program.isRestarting();
    }
    services->reset(); // whoever starts now finds the profile closed
    window.reset();
    if (isRestarting)
        QProcess::startDetached(QCoreApplication::applicationFilePath(), QCoreApplication::arguments().mid(1));
    return status;
}

#include "main.moc"
