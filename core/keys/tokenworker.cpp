// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/keys/tokenworker.h"

#include "core/keys/tokensession.h"
#include "core/keys/tokenwords.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>

namespace spyhop::keys {
namespace {

using tokenwords::text;

constexpr std::chrono::seconds patience{2}; // for a call that hangs, when the program ends

} // namespace

//! The queue, and all that only the thread touches.
class TokenWorker::Work {
public:
    explicit Work(Receiver& receiver)
        : m_receiver(&receiver)
    {
    }
    void post(TokenAsk ask)
    {
        {
            const std::lock_guard lock(m_mutex);
            m_queue.push_back(std::move(ask));
        }
        m_posted.notify_all();
    }
    //! Whether the thread has ended in time.
    bool stop()
    {
        std::unique_lock lock(m_mutex);
        m_receiver = nullptr;
        m_stop = true;
        m_posted.notify_all();
        return m_ended.wait_for(lock, patience, [this] { return m_isOver; });
    }
    void run()
    {
        for (;;) {
            TokenAsk ask;
            {
                std::unique_lock lock(m_mutex);
                m_posted.wait(lock, [this] { return m_stop || !m_queue.empty(); });
                if (m_stop)
                    break;
                ask = std::move(m_queue.front());
                m_queue.pop_front();
            }
            deliver(carryOut(ask));
        }
        close();
        const std::lock_guard lock(m_mutex);
        m_queue.clear();
        m_isOver = true;
        m_ended.notify_all();
    }

private:
    void deliver(const TokenReply& reply)
    {
        const std::lock_guard lock(m_mutex);
        if (Receiver* const receiver = m_receiver) {
            QMetaObject::invokeMethod(
                receiver, [receiver, reply] { Q_EMIT receiver->replied(reply); }, Qt::QueuedConnection);
        }
    }
    TokenReply carryOut(const TokenAsk& ask);
    void list(const QString& module, TokenReply& reply);
    [[nodiscard]] base::Status open(const TokenAsk& ask);
    //! The module of the token, started anew where that may show a token that was put back.
    [[nodiscard]] base::Expected<CK_SLOT_ID> slotOf(const TokenChoice& token);
    [[nodiscard]] TokenStatus look(const TokenChoice& token);
    [[nodiscard]] base::Status needSession(const TokenAsk& ask);
    void close()
    {
        m_session.reset();
        m_module.reset();
        m_token = {};
    }

    std::mutex m_mutex;
    std::condition_variable m_posted, m_ended;
    std::deque<TokenAsk> m_queue; //!< guarded by m_mutex, as are the next three
    Receiver* m_receiver;
    bool m_stop = false;
    bool m_isOver = false;

    std::unique_ptr<TokenModule> m_module;
    std::unique_ptr<TokenSession> m_session; //!< dies before the module
    TokenChoice m_token; //!< of module and session
};

TokenReply TokenWorker::Work::carryOut(const TokenAsk& ask)
{
    TokenReply reply;
    reply.number = ask.number;
    switch (ask.kind) {
    case TokenAsk::Kind::List:
        list(ask.token.module, reply);
        return reply;
    case TokenAsk::Kind::Look:
        break;
    case TokenAsk::Kind::Close:
        close();
        break;
    case TokenAsk::Kind::Open:
        reply.status = open(ask);
        break;
    case TokenAsk::Kind::Seal:
        reply.status = needSession(ask);
        if (reply.status) {
            base::Expected<QByteArray> sealed = m_session->seal(ask.purpose, ask.secret, ask.context);
            if (sealed)
                reply.sealed = *sealed;
            else
                reply.status = base::failure(sealed.error());
        }
        break;
    case TokenAsk::Kind::Unseal:
        reply.status = needSession(ask);
        if (reply.status) {
            const base::Expected<base::Secret> plain = m_session->unseal(ask.purpose, ask.sealed, ask.context);
            if (plain)
                reply.secret = *plain;
            else
                reply.status = base::failure(plain.error());
        }
        break;
    case TokenAsk::Kind::DestroyKey:
        reply.status = needSession(ask);
        if (reply.status)
            reply.status = m_session->destroyKey(ask.purpose);
        break;
    }
    reply.token = look(ask.token);
    return reply;
}

void TokenWorker::Work::list(const QString& module, TokenReply& reply)
{
    std::optional<base::Error> failure;
    for (const QString& path : module.isEmpty() ? knownTokenModules() : QStringList{module}) {
        const bool isOpen = m_module && m_module->path() == path;
        base::Expected<std::unique_ptr<TokenModule>> loaded;
        if (!isOpen)
            loaded = TokenModule::load(path);
        if (!isOpen && !loaded) {
            failure = loaded.error();
            continue;
        }
        const base::Expected<QList<TokenInfo>> tokens = (isOpen ? m_module : *loaded)->tokens();
        if (!tokens) {
            failure = tokens.error();
            continue;
        }
        for (const TokenInfo& token : *tokens) {
            const bool known = std::any_of(reply.found.cbegin(), reply.found.cend(),
                [&token](const TokenInfo& one) { return one.label == token.label && one.serial == token.serial; });
            if (!known)
                reply.found << token;
        }
    }
    if (reply.found.isEmpty() && failure)
        reply.status = base::failure(*failure);
}

base::Expected<CK_SLOT_ID> TokenWorker::Work::slotOf(const TokenChoice& token)
{
    if (m_module && m_token.module == token.module) {
        if (const std::optional<CK_SLOT_ID> slot = m_module->slotOf(token))
            return *slot;
    }
    // Some libraries look for tokens only when they start.
    close();
    base::Expected<std::unique_ptr<TokenModule>> loaded = TokenModule::load(token.module);
    if (!loaded)
        return base::failure(loaded.error());
    m_module = std::move(*loaded);
    m_token = token;
    if (const std::optional<CK_SLOT_ID> slot = m_module->slotOf(token))
        return *slot;
    base::Error error = tokenError(CKR_TOKEN_NOT_PRESENT, "C_GetSlotList");
    error.whom = token.label;
    return base::failure(error);
}

base::Status TokenWorker::Work::open(const TokenAsk& ask)
{
    if (m_session && m_token == ask.token && m_session->isAlive())
        return {};
    m_session.reset();
    const base::Expected<CK_SLOT_ID> slot = slotOf(ask.token);
    if (!slot)
        return base::failure(slot.error());
    m_token = ask.token;
    const std::optional<TokenInfo> info = m_module->tokenIn(*slot);
    if (info && info->pin == PinState::LastTry && !ask.evenIfLastTry && !ask.secret.isEmpty()) {
        base::Error error;
        error.code = base::ErrorCode::Auth;
        error.whom = ask.token.label;
        error.what = text(QT_TRANSLATE_NOOP("Token", "One more wrong PIN locks the token."));
        error.remedy = text(QT_TRANSLATE_NOOP("Token", "The PIN was not tried: type it yourself."));
        return base::failure(error);
    }
    base::Expected<std::unique_ptr<TokenSession>> session = TokenSession::open(*m_module, *slot, ask.secret);
    if (!session) {
        base::Error error = session.error();
        error.whom = ask.token.label;
        return base::failure(error);
    }
    m_session = std::move(*session);
    return {};
}

base::Status TokenWorker::Work::needSession(const TokenAsk& ask)
{
    TokenAsk withoutPin;
    withoutPin.token = ask.token;
    return open(withoutPin);
}

TokenStatus TokenWorker::Work::look(const TokenChoice& token)
{
    TokenStatus status;
    status.token = token;
    if (token.label.isEmpty())
        return status;
    if (m_session && m_token == token && m_session->isAlive()) {
        status.state = TokenState::Open;
        return status;
    }
    m_session.reset();
    const base::Expected<CK_SLOT_ID> slot = slotOf(token);
    const std::optional<TokenInfo> info = slot ? m_module->tokenIn(*slot) : std::nullopt;
    status.state = info ? TokenState::Closed : TokenState::Away;
    if (info) {
        status.pin = info->pin;
        status.ownKeypad = info->ownKeypad;
    }
    return status;
}

TokenWorker::TokenWorker(Receiver& receiver)
    : m_work(std::make_shared<Work>(receiver))
    , m_thread([work = m_work] { work->run(); })
{
}

TokenWorker::~TokenWorker()
{
    if (m_work->stop())
        m_thread.join();
    else
        m_thread.detach();
}

void TokenWorker::post(TokenAsk ask)
{
    m_work->post(std::move(ask));
}

} // namespace spyhop::keys
