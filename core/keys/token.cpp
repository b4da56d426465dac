// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/keys/token.h"

#include "core/keys/ownentries.h"
#include "core/keys/tokenworker.h"

#include <QtCore/QHash>
#include <QtCore/QPointer>
#include <algorithm>

namespace spyhop::keys {
namespace {

constexpr std::chrono::milliseconds lookInterval{2'000}; // a person who pulls a token out expects it to be noticed

QByteArray contextOf(const QString& name)
{
    return QByteArrayLiteral("token:") + name.toUtf8() + (isOwnEntry(name) ? ":key" : ":api-key");
}

tl::unexpected<base::Error> noToken()
{
    base::Error error;
    error.code = base::ErrorCode::Settings;
    error.what = Token::tr("No token is chosen.");
    error.remedy = Token::tr("Choose one with “spyhop-cli keys tokens --use LABEL”.");
    return base::failure(error);
}

} // namespace

//! One thing that the token's thread is asked for. Its maker hears replied() before its owner hears done().
class Token::Job final : public KeyJob {
    Q_OBJECT
public:
    void settle(const TokenReply& reply)
    {
        const KeyResult result = reply.status ? KeyResult(reply.secret) : base::failure(reply.status.error());
        const QPointer<Job> self(this);
        Q_EMIT replied(reply);
        if (self)
            Q_EMIT done(result);
    }
Q_SIGNALS:
    void replied(const spyhop::keys::TokenReply& reply);
};

class Token::Search final : public TokenSearch {
    Q_OBJECT
public:
    void settle(const TokenReply& reply)
    {
        if (!reply.status) {
            const base::Expected<QList<TokenInfo>> failed = base::failure(reply.status.error());
            Q_EMIT done(failed);
            return;
        }
        QList<TokenInfo> found = reply.found;
        std::stable_sort(found.begin(), found.end(),
            [](const TokenInfo& a, const TokenInfo& b) { return a.sealsKeys && !b.sealsKeys; });
        const base::Expected<QList<TokenInfo>> answer = found;
        Q_EMIT done(answer);
    }
};

class Token::Private {
public:
    Private(const QString& profileFolder, const QString& id, base::Clock& clock_)
        : file(profileFolder)
        , profileId(id)
        , clock(clock_)
    {
    }
    [[nodiscard]] static QString purpose(const QString& id, const QString& name)
    {
        const QString own = QStringLiteral("spyhop/") + id;
        return isOwnEntry(name) ? own + QStringLiteral("/data-key") : own;
    }
    //! The chosen token, read afresh: another process may have chosen.
    [[nodiscard]] TokenChoice choice() const { return file.choice().value_or(TokenChoice()); }
    void post(TokenAsk ask, QObject* waiting)
    {
        if (waiting) {
            ask.number = ++last;
            jobs.insert(ask.number, waiting);
        }
        if (!worker)
            worker = std::make_unique<TokenWorker>(receiver);
        worker->post(std::move(ask));
    }
    [[nodiscard]] TokenAsk ask(TokenAsk::Kind kind, const QString& name) const
    {
        TokenAsk made;
        made.kind = kind;
        made.token = choice();
        made.purpose = purpose(profileId, name);
        made.context = contextOf(name);
        return made;
    }

    TokenFile file;
    QString profileId;
    base::Clock& clock;
    TokenStatus status;
    base::Secret pin;
    PinSource* source = nullptr;
    QHash<quint64, QPointer<QObject>> jobs; //!< Job or Search
    quint64 last = 0;
    std::unique_ptr<base::Timer> look;
    TokenWorker::Receiver receiver;
    std::unique_ptr<TokenWorker> worker; //!< dies before the receiver
};

//! A login if one is needed and a PIN can be had, then one thing that needs it.
class Token::SessionJob : public ChainJob {
    Q_OBJECT
protected:
    explicit SessionJob(Token& token)
        : m_token(token)
    {
    }
    void begin()
    {
        const base::Secret given = std::exchange(m_token.d->pin, base::Secret());
        if (given.isEmpty() || m_token.status().state == TokenState::Open)
            act();
        else
            open(given, false); // nobody has just typed it: not if it might lock the token
    }
    [[nodiscard]] virtual TokenAsk ask() const = 0;
    //! The answer, once the token has done its part.
    [[nodiscard]] virtual KeyResult acted(const KeyResult& result) = 0;
    [[nodiscard]] Token& token() const { return m_token; }
    [[nodiscard]] const QByteArray& sealed() const { return m_sealed; }

private:
    enum class Stage { Opening, Acting };
    static constexpr int mostQuestions = 3;

    void open(const base::Secret& pin, bool evenIfLastTry)
    {
        m_stage = Stage::Opening;
        run(m_token.open(pin, evenIfLastTry));
    }
    void act()
    {
        m_stage = Stage::Acting;
        auto job = std::make_unique<Job>();
        connect(job.get(), &Job::replied, this, [this](const TokenReply& reply) { m_sealed = reply.sealed; });
        m_token.d->post(ask(), job.get());
        run(std::move(job));
    }
    void stepDone(const KeyResult& result) override
    {
        if (result && m_stage == Stage::Opening) {
            act();
            return;
        }
        const TokenStatus& status = m_token.status();
        const bool pinHelps = !result && result.error().code == base::ErrorCode::Auth
            && status.state == TokenState::Closed && status.pin != PinState::Locked && status.pin != PinState::NotSet;
        if (pinHelps && m_token.d->source && m_questions++ < mostQuestions) {
            if (const base::Secret pin = m_token.d->source->pinFor(status); !pin.isEmpty()) {
                open(pin, true);
                return;
            }
        }
        const KeyResult answer = result ? acted(result) : result;
        Q_EMIT done(answer);
    }

    Token& m_token;
    QByteArray m_sealed;
    int m_questions = 0;
    Stage m_stage = Stage::Opening;
};

class Token::ReadJob final : public SessionJob {
    Q_OBJECT
public:
    ReadJob(Token& token, const QByteArray& sealed, const QString& name)
        : SessionJob(token)
        , m_sealedThere(sealed)
        , m_name(name)
    {
        begin();
    }

private:
    [[nodiscard]] TokenAsk ask() const override
    {
        TokenAsk made = token().d->ask(TokenAsk::Kind::Unseal, m_name);
        made.sealed = m_sealedThere;
        return made;
    }
    [[nodiscard]] KeyResult acted(const KeyResult& result) override { return result; }

    QByteArray m_sealedThere;
    QString m_name;
};

//! Sealing, then the file.
class Token::WriteJob final : public SessionJob {
    Q_OBJECT
public:
    WriteJob(Token& token, const QString& name, const base::Secret& secret)
        : SessionJob(token)
        , m_name(name)
        , m_secret(secret)
    {
        begin();
    }

private:
    [[nodiscard]] TokenAsk ask() const override
    {
        TokenAsk made = token().d->ask(TokenAsk::Kind::Seal, m_name);
        made.secret = m_secret;
        return made;
    }
    [[nodiscard]] KeyResult acted(const KeyResult&) override
    {
        const base::Status kept = token().d->file.setSealed(m_name, sealed());
        return kept ? KeyResult() : base::failure(kept.error());
    }

    QString m_name;
    base::Secret m_secret;
};

//! The key in the token, then what it sealed.
class Token::DestroyJob final : public SessionJob {
    Q_OBJECT
public:
    DestroyJob(Token& token, const QString& profileId)
        : SessionJob(token)
        , m_profileId(profileId)
    {
        begin();
    }

private:
    [[nodiscard]] TokenAsk ask() const override
    {
        TokenAsk made = token().d->ask(TokenAsk::Kind::DestroyKey, dataKeyEntry());
        made.purpose = Private::purpose(m_profileId, dataKeyEntry());
        return made;
    }
    [[nodiscard]] KeyResult acted(const KeyResult&) override
    {
        if (m_profileId != token().d->profileId)
            return KeyResult(); // what lies here is not what it sealed
        const base::Status gone = token().forget(dataKeyEntry());
        const bool fine = gone || gone.error().code == base::ErrorCode::NotFound;
        return fine ? KeyResult() : base::failure(gone.error());
    }

    QString m_profileId;
};

Token::Token(const QString& profileFolder, const QString& profileId, base::Clock& clock)
    : d(std::make_unique<Private>(profileFolder, profileId, clock))
{
    d->status.token = d->choice();
    if (!d->status.token.label.isEmpty())
        d->status.state = TokenState::Closed;
    connect(&d->receiver, &TokenWorker::Receiver::replied, this, &Token::replied);
}

Token::~Token() = default;

void Token::setProfileId(const QString& profileId)
{
    d->profileId = profileId;
}

const TokenStatus& Token::status() const
{
    return d->status;
}

void Token::refresh()
{
    const TokenChoice token = d->choice();
    if (token.label.isEmpty()) {
        setStatus(TokenStatus());
        return;
    }
    TokenAsk ask;
    ask.token = token;
    d->post(std::move(ask), nullptr);
}

void Token::watch()
{
    if (d->look)
        return;
    d->look = d->clock.makeTimer();
    connect(d->look.get(), &base::Timer::fired, this, &Token::refresh);
    d->look->start(lookInterval);
}

std::unique_ptr<TokenSearch> Token::search(const QString& module)
{
    auto job = std::make_unique<Search>();
    TokenAsk ask;
    ask.token.module = module;
    ask.kind = TokenAsk::Kind::List;
    d->post(std::move(ask), job.get());
    return job;
}

base::Status Token::choose(const TokenInfo& token)
{
    if (!token.sealsKeys) {
        base::Error error;
        error.code = base::ErrorCode::Settings;
        error.whom = token.label;
        error.what = tr("The token cannot seal keys: it lacks %1.").arg(token.lacks);
        error.remedy = tr("Use another token, or the keychain.");
        return base::failure(error);
    }
    const TokenChoice choice{token.module, token.label, token.serial};
    if (const base::Status chosen = d->file.choose(choice); !chosen)
        return chosen;
    TokenStatus status = d->status;
    if (status.token != choice)
        status = {TokenState::Closed, choice, token.pin, token.ownKeypad};
    setStatus(status);
    return {};
}

void Token::setPin(const base::Secret& pin)
{
    d->pin = pin;
}

void Token::setPinSource(PinSource& source)
{
    d->source = &source;
}

std::unique_ptr<KeyJob> Token::open(const base::Secret& pin, bool evenIfLastTry)
{
    if (d->choice().label.isEmpty())
        return std::make_unique<SettledJob>(noToken(), d->clock);
    auto job = std::make_unique<Job>();
    TokenAsk ask = d->ask(TokenAsk::Kind::Open, QString());
    ask.secret = pin;
    ask.evenIfLastTry = evenIfLastTry;
    d->post(std::move(ask), job.get());
    return job;
}

void Token::close()
{
    d->pin = base::Secret();
    d->post(d->ask(TokenAsk::Kind::Close, QString()), nullptr);
}

std::unique_ptr<KeyJob> Token::read(const QString& name)
{
    const base::Expected<QByteArray> sealed = d->file.sealed(name);
    if (!sealed)
        return std::make_unique<SettledJob>(base::failure(sealed.error()), d->clock);
    return std::make_unique<ReadJob>(*this, *sealed, name);
}

std::unique_ptr<KeyJob> Token::write(const QString& name, const base::Secret& secret)
{
    if (d->choice().label.isEmpty())
        return std::make_unique<SettledJob>(noToken(), d->clock);
    return std::make_unique<WriteJob>(*this, name, secret);
}

base::Status Token::forget(const QString& name)
{
    return d->file.remove(name);
}

std::unique_ptr<KeyJob> Token::destroyDataKey()
{
    return destroyDataKeyOf(d->profileId);
}

std::unique_ptr<KeyJob> Token::destroyDataKeyOf(const QString& profileId)
{
    return std::make_unique<DestroyJob>(*this, profileId);
}

QStringList Token::names() const
{
    return d->file.names().value_or(QStringList());
}

void Token::replied(const TokenReply& reply)
{
    const QPointer<QObject> waiting = d->jobs.take(reply.number);
    const bool isSearch = qobject_cast<Search*>(waiting.data()) != nullptr;
    const QPointer<Token> self(this);
    if (!isSearch && reply.token.state != TokenState::NotChosen)
        setStatus(reply.token);
    if (auto* const search = qobject_cast<Search*>(waiting.data()))
        search->settle(reply);
    else if (auto* const job = qobject_cast<Job*>(waiting.data()))
        job->settle(reply);
    if (self && d->look && !d->look->isActive())
        d->look->start(lookInterval);
}

void Token::setStatus(const TokenStatus& status)
{
    if (status == d->status)
        return;
    d->status = status;
    Q_EMIT changed();
}

} // namespace spyhop::keys

#include "token.moc"
