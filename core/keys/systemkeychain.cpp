// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/keys/systemkeychain.h"

#include "core/keys/keyjobs.h"
#ifdef Q_OS_LINUX
#include "core/keys/keychainlook.h"
#endif

#include <QtCore/QCoreApplication>
#include <qt6keychain/keychain.h>
#include <sodium.h>

namespace spyhop::keys {
namespace {

constexpr std::chrono::milliseconds patience{5'000}; // a healthy keychain answers in 25 ms; a person waits no longer

base::Error errorOf(QKeychain::Error code, const QString& reason)
{
    base::Error error;
    error.code = base::ErrorCode::Auth;
    switch (code) {
    case QKeychain::EntryNotFound:
        error.code = base::ErrorCode::NotFound;
        error.what = QCoreApplication::translate("Keychain", "The keychain has no such entry.");
        return error;
    case QKeychain::AccessDeniedByUser:
    case QKeychain::AccessDenied:
        error.what = QCoreApplication::translate("Keychain", "The keychain refused access.");
        error.remedy = QCoreApplication::translate("Keychain", "Unlock it, or allow Spyhop to use it.");
        break;
    // A missing bus and a locked collection come as OtherError: any error means "not available".
    case QKeychain::NoError:
    case QKeychain::CouldNotDeleteEntry:
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
    case QKeychain::OtherError:
        error.what = QCoreApplication::translate("Keychain", "This computer's keychain is not available.");
        error.remedy = QCoreApplication::translate("Keychain", "Unlock or install one, or use env: or vault: instead.");
        break;
    }
    error.detail = reason;
    return error;
}

//! One job of qtkeychain with a time limit. qtkeychain's own object must live until its answer comes (its callbacks
//! hold it), so it deletes itself; this one may go earlier and is then simply not told.
class SystemJob final : public KeyJob {
public:
    SystemJob(QKeychain::Job* job, base::Clock& clock)
        : m_timer(clock.makeTimer())
    {
        job->setAutoDelete(true);
        job->setInsecureFallback(false);
        connect(job, &QKeychain::Job::finished, this, [this](QKeychain::Job* finished) { answered(finished); });
        connect(m_timer.get(), &base::Timer::fired, this, [this, guarded = QPointer<QKeychain::Job>(job)] {
            if (guarded)
                guarded->disconnect(this);
            base::Error error;
            error.code = base::ErrorCode::Auth;
            error.what = QCoreApplication::translate("Keychain", "The keychain does not answer.");
            error.remedy = QCoreApplication::translate("Keychain", "Unlock it, or use env: or vault: instead.");
            const KeyResult result = base::failure(error);
            Q_EMIT done(result);
        });
        m_timer->start(patience);
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

//! \brief Reads or removes an entry, and believes that there is none (any more) only of a keychain that is open: of a
//! locked one that nobody opens libsecret says that it has nothing, and removes nothing without a word.
class CheckedJob final : public ChainJob {
public:
    enum class Wish { Read, Remove };
    CheckedJob(Wish wish, const QString& service, const QString& name, base::Clock& clock)
        : m_wish(wish)
        , m_service(service)
        , m_name(name)
        , m_clock(clock)
    {
        if (wish == Wish::Read)
            read();
        else
            ask(new QKeychain::DeletePasswordJob(m_service));
    }

private:
    enum class Stage { Asking, Looking, ReadingBack };
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
        run(std::make_unique<SettledJob>(KeyResult(), m_clock)); // opened with the session
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
        base::Error error;
        error.code = base::ErrorCode::Auth;
        error.what = QCoreApplication::translate("Keychain", "The keychain still has the entry.");
        error.remedy = QCoreApplication::translate("Keychain", "Remove it with the keychain's own program.");
        return error;
    }
    void end(const KeyResult& result)
    {
        const KeyResult answer = result;
        Q_EMIT done(answer);
    }

    Wish m_wish;
    QString m_service, m_name;
    base::Clock& m_clock;
    Stage m_stage = Stage::Asking;
    KeyResult m_answer;
#ifdef Q_OS_LINUX
    KeychainLook* m_look = nullptr; //!< the step under way
#endif
};

} // namespace

base::Error lockedKeychain()
{
    base::Error error;
    error.code = base::ErrorCode::Auth;
    error.what = QCoreApplication::translate("Keychain", "The keychain is locked.");
    error.remedy = QCoreApplication::translate("Keychain", "Unlock it, then try again.");
    return error;
}

SystemKeychain::SystemKeychain(base::Clock& clock)
    : m_clock(clock)
{
}

std::unique_ptr<KeyJob> SystemKeychain::read(const QString& service, const QString& name)
{
    return std::make_unique<CheckedJob>(CheckedJob::Wish::Read, service, name, m_clock);
}

std::unique_ptr<KeyJob> SystemKeychain::write(
    const QString& service, const QString& name, const base::Secret& secret, const std::shared_ptr<KeyLock>& held)
{
    auto* const job = new QKeychain::WritePasswordJob(service);
    job->setKey(name);
    job->setBinaryData(secret.view()); // no copy of ours, which could not be wiped; the secret outlives the job
    QObject::connect(job, &QObject::destroyed, job, [secret, held] {
        Q_UNUSED(secret)
        Q_UNUSED(held)
    });
    return std::make_unique<SystemJob>(job, m_clock);
}

std::unique_ptr<KeyJob> SystemKeychain::isOpen()
{
#ifdef Q_OS_LINUX
    return std::make_unique<KeychainLook>();
#else
    return std::make_unique<SettledJob>(KeyResult(), m_clock); // opened with the session
#endif
}

std::unique_ptr<KeyJob> SystemKeychain::remove(const QString& service, const QString& name)
{
    return std::make_unique<CheckedJob>(CheckedJob::Wish::Remove, service, name, m_clock);
}

} // namespace spyhop::keys
