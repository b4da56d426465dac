// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/model/settings.h"

#include <QtGui/QImage>
#include <QtWidgets/QTextEdit>
#include <memory>
#include <optional>

namespace spyhop::ui {

//! \brief Plain text whose Enter may send. Enter that commits an input method never does. Thread: main.
class ComposerEdit : public QTextEdit {
    Q_OBJECT
public:
    ComposerEdit(base::Clock& clock, QWidget* parent);

    void setSendKey(model::SendKey key) { m_sendKey = key; }
    [[nodiscard]] model::SendKey sendKey() const { return m_sendKey; }
    //! px of its whole text.
    [[nodiscard]] int contentHeight() const;
    //! An input method is at work: keys are its own.
    [[nodiscard]] bool isComposing() const { return m_composing; }
    //! As if it were pasted.
    void takeMimeData(const QMimeData& source) { insertFromMimeData(&source); }
    //! A question of the history stands here: Up and Down go on until something is written.
    void setHistoryText(const QString& text);
    //! Another question is written here: cells given before are not taken back into it.
    void forgetCells() { m_cells.reset(); }

Q_SIGNALS:
    void sendRequested();
    void taskRequested(); //!< Ctrl+Shift+Enter: as a task
    void severalRequested(); //!< to several models at once
    void stopRequested(); //!< Esc
    void filesGiven(const QStringList& paths); //!< pasted or dropped here
    void pictureGiven(const QImage& picture);
    void cellsGiven(const QString& text); //!< of a spreadsheet, parted by tabs
    void cellsTakenBack(); //!< the cells given last were undone: they stand here as text now
    void longTextGiven(const QString& text); //!< too long to stand in the question
    void longBytesGiven(const QByteArray& utf8); //!< the same, as it came
    void promptsRequested(); //!< "/" was typed into the empty field
    void historyRequested(int step); //!< -1: an older question; 1: a newer one

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void inputMethodEvent(QInputMethodEvent* event) override;
    [[nodiscard]] bool canInsertFromMimeData(const QMimeData* source) const override;
    void insertFromMimeData(const QMimeData* source) override;

private:
    [[nodiscard]] bool takesHistory() const;
    void insertText(const QMimeData& source);
    [[nodiscard]] bool takesBackCells(const QKeyEvent& event);

    std::unique_ptr<base::Timer> m_committed; //!< active: an input method has just committed
    bool m_composing = false;
    std::optional<QString> m_historyText;
    std::optional<QString> m_cells; //!< given by the last thing that was done here
    model::SendKey m_sendKey = model::SendKey::Enter;
};

} // namespace spyhop::ui
