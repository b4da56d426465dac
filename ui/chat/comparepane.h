// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/admin/endpointadmin.h"
#include "core/chat/chatsession.h"
#include "ui/common/theme.h"

#include <QtCore/QPointer>
#include <QtWidgets/QWidget>

class QScrollArea;

namespace spyhop::ui {

class Button;
class CompareColumn;
class Label;

//! \brief The answers that a chat compares, side by side, or one below the other where that would be too narrow, under
//! the question that they answer. Owner: ChatPage. Thread: main.
class ComparePane : public QWidget {
    Q_OBJECT
public:
    ComparePane(const Theme& theme, base::Clock& clock, const admin::EndpointAdmin& endpoints, QWidget* parent);

    //! Whether the token waits for its PIN.
    void setAwaitsPin(bool awaits);
    //! Null: none. Follows the session's compared().
    void setSession(chat::ChatSession* session);
    [[nodiscard]] bool isActive() const { return !m_columns.isEmpty(); }
    [[nodiscard]] const QList<CompareColumn*>& columns() const { return m_columns; }
    [[nodiscard]] bool isStacked() const { return m_stacked; }

Q_SIGNALS:
    void activeChanged();
    void failed(const spyhop::base::Error& error);
    void settingsRequested(const QString& endpoint);
    void pinRequested(const QString& messageId);
    void linkActivated(const QUrl& url);
    void messageShown(const QString& text);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void rebuild();
    void refreshHead();
    void place();
    [[nodiscard]] CompareColumn* column(const QString& messageId) const;
    CompareColumn* addColumn(const QString& messageId);

    const Theme& m_theme;
    base::Clock& m_clock;
    const admin::EndpointAdmin& m_endpoints;
    QPointer<chat::ChatSession> m_session;
    Label* m_question;
    Button* m_stopAll;
    Button* m_close;
    QScrollArea* m_scroll;
    QWidget* m_board;
    QList<CompareColumn*> m_columns;
    bool m_stacked = false;
    bool m_awaitsPin = false;
};

} // namespace spyhop::ui
