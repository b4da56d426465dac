// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/keys/systemkeychain.h"

#include "core/base/problem.h"
#include "core/keys/keyjobs.h"
#ifdef Q_OS_LINUX
#include "core/keys/keychainlook.h"
#include "core/keys/keychainprompt.h"
#include "core/keys/keychainwatch.h"
#endif

#include <QtCore/QCoreApplication>
#include <QtCore/QPointer>
#include <qt6keychain/keychain.h>
#include <sodium.h>

namespace spyhop::keys {
namespace {

constexpr std::chrono::milliseconds patience{5'000}; // a healthy keychain that is open answers in 25 ms
constexpr std::chrono::minutes personPatience{5}; // a person types a password

std::unique_ptr<KeyJob> lookAt(base::Clock& clock)
{
#ifdef Q_OS_LINUX
    Q_UNUSED(clock)
    return std::make_unique<KeychainLook>();
#else
    return std::make_unique<SettledJob>(KeyResult(), clock); // opened with the session
#endif
}

//! Where nobody can be asked, as in a command without a screen, nobody is waited for.
KeychainOpening::Parts doorParts(base::Clock& clock)
{
#ifdef Q_OS_LINUX
    return {[&clock] { return lookAt(clock); }, [] { return std::make_unique<KeychainPrompt>(); },
        hasScreen() ? personPatience : patience};
#else
    return {[&clock] { return lookAt(clock); },
        [&clock] { return std::make_unique<SettledJob>(base::failure(lockedKeychain()), clock); }, patience};
#endif
}

base::Error errorOf(QKeychain::Error code, const QString& reason)
{
    base::Error error;
    switch (code) {
    case QKeychain::EntryNotFound:
        return base::problem(base::ErrorCode::NotFound, QString(),
            QCoreApplication::translate("Keychain", "The keychain has no such entry."), QString());
    case QKeychain::AccessDeniedByUser:
    case QKeychain::AccessDenied:
        error = base::problem(base::ErrorCode::Auth, QString(),
            QCoreApplication::translate("Keychain", "The keychain refused access."),
            QCoreApplication::translate("Keychain", "Unlock it, or allow Spyhop to use it."));
        break;
    // A missing bus and a locked collection come as OtherError: any error means "not available".
    case QKeychain::NoError:
    case QKeychain::CouldNotDeleteEntry:
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
    case QKeychain::OtherError:
        error = base::problem(base::ErrorCode::Auth, QString(),
            QCoreApplication::translate("Keychain", "This computer's keychain is not available."),
            QCoreApplication::translate("Keychain", "Unlock or install one, or use env: or vault: instead."));
        break;
    }
    error.detail = reason;
    return error;
}

//! One job of qtkeychain with a time limit. qtkeychain's own object must live until its answer comes (its callbacks
//! hold it), so it deletes itself; this one may go earlier and is then simply not told.
class SystemJob final : public KeyJob {
public:
    SystemJob(QKeychain::Job* job, base::Clock& clock, std::chrono::milliseconds limit = patience)
        : m_timer(clock.makeTimer())
    {
        job->setAutoDelete(true);
        job->setInsecureFallback(false);
        connect(job, &QKeychain::Job::finished, this, [this](QKeychain::Job* finished) { answered(finished); });
        connect(m_timer.get(), &base::Timer::fired, this, [this, guarded = QPointer<QKeychain::Job>(job)] {
            if (guarded)
                guarded->disconnect(this);
            const KeyResult result = base::failure(silentKeychain());
            Q_EMIT done(result);
        });
        m_timer->start(limit);
        job->start();
    }

private:
    void answered(QKeychain::Job* job)
    {
        m_timer->stop();
        KeyResult result;
        if (job->error() != QKeychain::NoError) {
            result = base::failure(errorOf(job->error(), job->errorString()));
        } else if (auto* const reading = qobject_cast<QKeychain::ReadPasswordJob*>(job)) {
            const QByteArray bytes = reading->binaryData(); // one buffer with the job's, which is over
            result = base::Secret::fromBytes(bytes.constData(), bytes.size());
            sodium_memzero(const_cast<char*>(bytes.constData()), static_cast<std::size_t>(bytes.size()));
        }
        Q_EMIT done(result);
    }

    std::unique_ptr<base::Timer> m_timer;
};

//! \brief Passes the door, then reads or removes an entry, and believes that there is none (any more) only of a
//! keychain that is open: of a locked one that nobody opens libsecret says that it has nothing, and removes nothing
//! without a word.
class CheckedJob final : public ChainJob {
public:
    enum class Wish { Read, Remove };
    CheckedJob(Wish wish, const QString& service, const QString& name, KeychainDoor& door, base::Clock& clock)
        : m_wish(wish)
        , m_service(service)
        , m_name(name)
        , m_clock(clock)
    {
        run(door.pass());
    }

private:
    enum class Stage { Passing, Asking, Looking, ReadingBack };
    void read() { ask(new QKeychain::ReadPasswordJob(m_service)); }
    void ask(QKeychain::Job* job)
    {
        job->setKey(m_name);
        run(std::make_unique<SystemJob>(job, m_clock));
    }
    void stepDone(const KeyResult& result) override
    {
        const bool isMissing = !result && result.error().code == base::ErrorCode::NotFound;
        switch (m_stage) {
        case Stage::Passing:
            if (!result)
                return end(result);
            m_stage = Stage::Asking;
            if (m_wish == Wish::Read)
                read();
            else
                ask(new QKeychain::DeletePasswordJob(m_service));
            return;
        case Stage::Asking:
            if (!isMissing && !(result && m_wish == Wish::Remove))
                return end(result);
            m_answer = result;
            m_stage = Stage::Looking;
            look();
            return;
        case Stage::Looking:
            if (!result && !isAbsent())
                return end(result);
            if (m_wish == Wish::Read)
                return end(m_answer);
            m_stage = Stage::ReadingBack;
            read();
            return;
        case Stage::ReadingBack:
            if (result)
                end(base::failure(stillThere()));
            else
                end(isMissing ? m_answer : result);
            return;
        }
    }
    void look()
    {
#ifdef Q_OS_LINUX
        auto looking = std::make_unique<KeychainLook>();
        m_look = looking.get();
        run(std::move(looking));
#else
        run(lookAt(m_clock));
#endif
    }
    [[nodiscard]] bool isAbsent() const
    {
#ifdef Q_OS_LINUX
        return m_look->isAbsent();
#else
        return false;
#endif
    }
    [[nodiscard]] static base::Error stillThere()
    {
        return base::problem(base::ErrorCode::Auth, QString(),
            QCoreApplication::translate("Keychain", "The keychain still has the entry."),
            QCoreApplication::translate("Keychain", "Remove it with the keychain's own program."));
    }
    void end(const KeyResult& result)
    {
        const KeyResult answer = result;
        Q_EMIT done(answer);
    }

    Wish m_wish;
    QString m_service, m_name;
    base::Clock& m_clock;
    Stage m_stage = Stage::Passing;
    KeyResult m_answer;
#ifdef Q_OS_LINUX
    KeychainLook* m_look = nullptr; //!< the step under way
#endif
};

//! \brief Passes the door, then writes. Where nobody has made a keychain yet, its person is asked for a first password.
class WriteJob final : public ChainJob {
public:
    WriteJob(const QString& service, const QString& name, const base::Secret& secret,
        const std::shared_ptr<KeyLock>& held, KeychainDoor& door, base::Clock& clock)
        : m_service(service)
        , m_name(name)
        , m_secret(secret)
        , m_held(held)
        , m_personPatience(door.patience())
        , m_clock(clock)
    {
        run(door.pass());
    }

private:
    enum class Stage { Passing, Looking, Writing };
    void stepDone(const KeyResult& result) override
    {
        if (m_stage == Stage::Writing || (m_stage == Stage::Passing && !result)) {
            const KeyResult answer = result;
            m_held.reset(); // this one may be kept while somebody types
            Q_EMIT done(answer);
            return;
        }
#ifdef Q_OS_LINUX
        if (m_stage == Stage::Passing) {
            m_stage = Stage::Looking;
            auto looking = std::make_unique<KeychainLook>();
            m_look = looking.get();
            return run(std::move(looking));
        }
        write(m_look->isAbsent() ? m_personPatience : patience);
#else
        write(patience);
#endif
    }
    void write(std::chrono::milliseconds limit)
    {
        m_stage = Stage::Writing;
        auto* const job = new QKeychain::WritePasswordJob(m_service);
        job->setKey(m_name);
        job->setBinaryData(m_secret.view()); // no copy of ours, which could not be wiped; the secret outlives the job
        QObject::connect(job, &QObject::destroyed, job, [secret = m_secret, held = m_held] {
            Q_UNUSED(secret)
            Q_UNUSED(held)
        });
        run(std::make_unique<SystemJob>(job, m_clock, limit));
    }

    QString m_service, m_name;
    base::Secret m_secret;
    std::shared_ptr<KeyLock> m_held;
    std::chrono::milliseconds m_personPatience;
    base::Clock& m_clock;
    Stage m_stage = Stage::Passing;
#ifdef Q_OS_LINUX
    KeychainLook* m_look = nullptr; //!< the step under way
#endif
};

} // namespace

base::Error lockedKeychain()
{
    return base::problem(base::ErrorCode::Auth, QString(),
        QCoreApplication::translate("Keychain", "The keychain is locked."),
        QCoreApplication::translate("Keychain", "Unlock it, then try again."));
}

base::Error refusedKeychain()
{
    return base::problem(base::ErrorCode::Auth, QString(),
        QCoreApplication::translate("Keychain", "The keychain was not unlocked."),
        QCoreApplication::translate("Keychain", "Unlock it, then try again."));
}

base::Error silentKeychain()
{
    return base::problem(base::ErrorCode::Auth, QString(),
        QCoreApplication::translate("Keychain", "The keychain does not answer."),
        QCoreApplication::translate("Keychain", "Unlock it, or use env: or vault: instead."));
}

SystemKeychain::SystemKeychain(base::Clock& clock)
    : m_clock(clock)
    , m_door(doorParts(clock), clock)
{
    connect(&m_door, &KeychainDoor::asking, this, &Keychain::asking);
}

void SystemKeychain::watch()
{
#ifdef Q_OS_LINUX
    if (m_watch)
        return;
    auto watching = std::make_unique<KeychainWatch>();
    connect(watching.get(), &KeychainWatch::locked, this, &Keychain::locked);
    m_watch = std::move(watching);
#endif
}

std::unique_ptr<KeyJob> SystemKeychain::read(const QString& service, const QString& name)
{
    watch();
    return std::make_unique<CheckedJob>(CheckedJob::Wish::Read, service, name, m_door, m_clock);
}

std::unique_ptr<KeyJob> SystemKeychain::write(
    const QString& service, const QString& name, const base::Secret& secret, const std::shared_ptr<KeyLock>& held)
{
    watch();
    return std::make_unique<WriteJob>(service, name, secret, held, m_door, m_clock);
}

std::unique_ptr<KeyJob> SystemKeychain::isOpen()
{
    return lookAt(m_clock);
}

std::unique_ptr<KeyJob> SystemKeychain::remove(const QString& service, const QString& name)
{
    return std::make_unique<CheckedJob>(CheckedJob::Wish::Remove, service, name, m_door, m_clock);
}

} // namespace spyhop::keys
