// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/model/chat.h"
#include "core/model/settings.h"
#include "ui/common/theme.h"

#include <QtWidgets/QWidget>

namespace spyhop::ui {

class Button;
class Chip;
class ComposerEdit;
class Label;

//! \brief Where a question is written: grows with it up to a limit, shows its tokens, sends or stops. Thread: main.
class Composer : public QWidget {
    Q_OBJECT
public:
    Composer(const Theme& theme, base::Clock& clock, QWidget* parent);

    [[nodiscard]] QString text() const;
    void setText(const QString& text);
    //! Text and attachments.
    void clear();
    //! Types into the field, wherever the focus was.
    void type(const QString& text);
    //! A chip above the text; it travels with the question until it is taken off.
    void addAttachment(const model::Attachment& attachment);
    [[nodiscard]] const QList<model::Attachment>& attachments() const { return m_attachments; }
    //! An answer is under way: Send is Stop, Enter breaks no line and sends nothing.
    void setBusy(bool busy);
    void setSendKey(model::SendKey key);
    //! "Message deepseek-flash".
    void setTargetName(const QString& name);
    //! Tokens that travel along: what the chat holds already.
    void setHistoryTokens(qint64 tokens);
    //! Never higher than this (px): 40 % of the page.
    void setHeightLimit(int height);
    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void sendRequested(const QString& text);
    void stopRequested();
    void filesGiven(const QStringList& paths); //!< to be read and attached
    void heightChanged();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;

private:
    void send();
    void refresh();
    void chooseFiles();
    void showAttachments();
    void restyle();
    void place();
    [[nodiscard]] int placeChips(int top);

    const Theme& m_theme;
    ComposerEdit* m_edit;
    Label* m_estimate;
    Button* m_button;
    Button* m_attach;
    QList<model::Attachment> m_attachments;
    QList<Chip*> m_chips; //!< one for each
    QString m_targetName;
    qint64 m_historyTokens = 0;
    int m_heightLimit = 320;
    int m_height = 0;
    bool m_busy = false;
};

} // namespace spyhop::ui
