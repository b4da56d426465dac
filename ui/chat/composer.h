// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/chat/attachments.h"
#include "core/chat/contextwindow.h"
#include "core/model/settings.h"
#include "ui/common/theme.h"

#include <QtWidgets/QWidget>

class QMenu;

namespace spyhop::ui {

class AttachmentChips;
class Banner;
class Button;
class ComposerEdit;
class ContextMeterButton;
class Label;

//! \brief Where a question is written: what goes with it as chips, what it costs and how full the context is, Send or
//! Stop. Grows with its text up to a limit. Shows; ComposerController knows. Thread: main.
class Composer : public QWidget {
    Q_OBJECT
public:
    Composer(const Theme& theme, base::Clock& clock, QWidget* parent);

    [[nodiscard]] QString text() const;
    void setText(const QString& text);
    //! As setText(), for a question of the history: Up and Down go on from it.
    //! As if typed over all there is: undo brings that back.
    void replaceText(const QString& text);
    void setHistoryText(const QString& text);
    //! Types into the field, wherever the focus was.
    void type(const QString& text);
    void showAttachments(const QList<chat::AttachmentEntry>& entries);
    //! Where a chip stands, in this widget's coordinates.
    [[nodiscard]] QRect chipRect(const QString& id) const;
    [[nodiscard]] QRect meterRect() const;
    [[nodiscard]] QRect promptsRect() const;
    //! Unless something is under way: asks for the models.
    void askSeveral();
    void showContext(const chat::ContextWindow& window);
    //! Before sending: "$0.0021 + answer"; empty: not known.
    void setPrice(const QString& text, const QString& explanation);
    //! A sentence above the question with what can be done; empty word and rest: none.
    void setNotice(bool isProblem, const QString& word, const QString& rest, const QStringList& links);
    //! An answer is under way: Send is Stop, Enter breaks no line and sends nothing.
    void setBusy(bool busy);
    void setSendKey(model::SendKey key);
    //! "Message deepseek-flash".
    void setTargetName(const QString& name);
    //! Never higher than this (px): 40 % of the page.
    void setHeightLimit(int height);
    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void textChanged();
    void sendRequested(const QString& text);
    void taskRequested(const QString& text); //!< to be left as a task
    void severalRequested(const QRect& at); //!< to several models; `at`: the button, in global coordinates
    void stopRequested();
    void filesGiven(const QStringList& paths); //!< to be read and attached
    void pictureGiven(const QImage& picture);
    void cellsGiven(const QString& text);
    void cellsTakenBack(); //!< undone: they stand in the field
    void longTextGiven(const QString& text);
    void longBytesGiven(const QByteArray& utf8);
    void promptsRequested();
    void historyRequested(int step);
    void attachmentOpened(const QString& id);
    void attachmentRemoved(const QString& id);
    void contextRequested();
    void noticeActivated(int link);
    void heightChanged();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;

private:
    [[nodiscard]] bool maySend() const;
    void send(bool asTask);
    void refresh();
    void chooseFiles();
    void chooseFolder();
    void restyle();
    void place();
    void placeRow(int y);

    const Theme& m_theme;
    Banner* m_notice;
    AttachmentChips* m_chips;
    ComposerEdit* m_edit;
    Label* m_price;
    ContextMeterButton* m_meter;
    Button* m_button;
    Button* m_more;
    Button* m_attach;
    Button* m_prompts;
    QMenu* m_moreMenu;
    QMenu* m_attachMenu;
    QAction *m_sendAction, *m_severalAction, *m_taskAction, *m_filesAction, *m_folderAction;
    QString m_targetName;
    int m_heightLimit = 320;
    int m_height = 0;
    bool m_busy = false;
    bool m_hasAttachments = false;
};

} // namespace spyhop::ui
