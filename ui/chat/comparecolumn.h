// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/admin/endpointadmin.h"
#include "core/chat/chatsession.h"
#include "ui/chat/answerwords.h"
#include "ui/common/surface.h"

#include <QtCore/QPointer>

namespace spyhop::ui {

class Banner;
class Button;
class Label;
class TranscriptView;
class WaitBanner;

//! \brief One answer of several that are read side by side: who gives it, what it has cost so far, the answer as it
//! comes, why it waits or failed, and what a person does with it. Owner: ComparePane. Thread: main.
class CompareColumn : public Surface {
    Q_OBJECT
public:
    CompareColumn(const Theme& theme, base::Clock& clock, const admin::EndpointAdmin& endpoints, QWidget* parent);

    void show(const chat::ChatSession& session, const QString& messageId);
    [[nodiscard]] const QString& messageId() const { return m_id; }
    void append(const QList<model::Delta>& deltas);
    void setState(const model::CallState& state);
    //! Whether the token waits for its PIN.
    void setAwaitsPin(bool awaits);
    //! Its message has ended, or begun again.
    void refresh();
    [[nodiscard]] TranscriptView* transcript() const { return m_transcript; }
    //! "deepseek-flash · deepseek".
    [[nodiscard]] QString name() const;
    //! "512 tokens · $0.0021 · 12.3 s", once there is something to say.
    [[nodiscard]] QString figures() const;
    void focusKeep();

Q_SIGNALS:
    void keepRequested(const QString& messageId);
    void stopRequested(const QString& messageId);
    void againRequested(const QString& messageId);
    void retryRequested(const QString& messageId); //!< now, not after the wait
    void switchRequested(const QString& messageId);
    void settingsRequested(const QString& endpoint);
    void pinRequested(const QString& messageId);

protected:
    void changeEvent(QEvent* event) override;

private:
    void refreshWait();
    [[nodiscard]] bool isThoughtShown() const;
    void refreshNotice();
    void act(int link);
    [[nodiscard]] const model::ConversationMessage* message() const;

    base::Clock& m_clock;
    const admin::EndpointAdmin& m_endpoints;
    QPointer<const chat::ChatSession> m_session;
    QString m_id;
    Label* m_model;
    Label* m_figures;
    TranscriptView* m_transcript;
    WaitBanner* m_wait;
    Banner* m_notice;
    QList<AnswerAction> m_noticeActions;
    bool m_awaitsPin = false;
    Button* m_keep;
    Button* m_stop;
};

} // namespace spyhop::ui
