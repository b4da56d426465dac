// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What needs a login at the token: reading, writing and destroying what it sealed.
#include "core/keys/ownentries.h"
#include "core/keys/tokenprivate.h"

#include <utility>

namespace spyhop::keys {

//! \brief A login if one is needed and a PIN can be had, then one thing that needs it. Owner: whoever asked.
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

std::unique_ptr<KeyJob> Token::Private::reading(Token& token, const QByteArray& sealed, const QString& name)
{
    return std::make_unique<ReadJob>(token, sealed, name);
}

std::unique_ptr<KeyJob> Token::Private::writing(Token& token, const QString& name, const base::Secret& secret)
{
    return std::make_unique<WriteJob>(token, name, secret);
}

std::unique_ptr<KeyJob> Token::Private::destroying(Token& token, const QString& profileId)
{
    return std::make_unique<DestroyJob>(token, profileId);
}

} // namespace spyhop::keys

#include "tokenjobs.moc"
