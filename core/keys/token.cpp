// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/keys/token.h"

#include "core/keys/ownentries.h"
#include "core/keys/tokenprivate.h"

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

QString Token::Private::purpose(const QString& id, const QString& name)
{
    const QString own = QStringLiteral("spyhop/") + id;
    return isOwnEntry(name) ? own + QStringLiteral("/data-key") : own;
}

TokenAsk Token::Private::ask(TokenAsk::Kind kind, const QString& name) const
{
    TokenAsk made;
    made.kind = kind;
    made.token = choice();
    made.purpose = purpose(profileId, name);
    made.context = contextOf(name);
    return made;
}

void Token::Private::post(TokenAsk ask, QObject* waiting)
{
    if (waiting) {
        ask.number = ++last;
        jobs.insert(ask.number, waiting);
    }
    if (!worker)
        worker = std::make_unique<TokenWorker>(receiver);
    worker->post(std::move(ask));
}

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
    return Private::reading(*this, *sealed, name);
}

std::unique_ptr<KeyJob> Token::write(const QString& name, const base::Secret& secret)
{
    if (d->choice().label.isEmpty())
        return std::make_unique<SettledJob>(noToken(), d->clock);
    return Private::writing(*this, name, secret);
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
    return Private::destroying(*this, profileId);
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
