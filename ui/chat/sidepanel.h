// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/chat/contextmeter.h"
#include "core/chat/library.h"
#include "core/model/conversation.h"
#include "ui/common/surface.h"

class QComboBox;
class QDoubleSpinBox;
class QPlainTextEdit;
class QSpinBox;

namespace spyhop::ui {

class Button;
class Field;
class Label;

//! \brief This chat's role, temperature, longest answer, thinking, and what becomes of it when it no longer fits: a
//! panel at the right. Shows and says what was chosen; ChatPage keeps it.
//!
//! Owner: ChatPage. Thread: main.
class SidePanel : public Surface {
    Q_OBJECT
public:
    SidePanel(const Theme& theme, chat::Library& library, QWidget* parent);

    //! Nothing: no chat is open, and what is chosen goes into the next one.
    void show(const model::Conversation* chat, const chat::Prospect& prospect);
    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void systemPromptChosen(const QString& text, const QString& role);
    void temperatureChosen(std::optional<double> temperature);
    void maxTokensChosen(std::optional<int> tokens);
    void thinkingChosen(spyhop::model::Thinking thinking);
    void overflowChosen(spyhop::model::Overflow overflow);
    void closed();
    void messageShown(const QString& text);
    //! A role was deleted; Library::undoRemove() brings it back.
    void roleRemoved(const QString& sentence);

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void build();
    void retranslate();
    void fillRoles();
    [[nodiscard]] bool isOwn() const;
    void chooseRole(int index);
    void keepText();
    void saveRole();
    void deleteRole();
    void refreshHelp();

    chat::Library& m_library;
    model::Conversation m_shown; //!< its settings only
    QString m_ownWords; //!< the last ones of this chat that were no role's
    chat::Prospect m_prospect;
    bool m_filling = false; //!< by show(), not by the person
    Label* m_title;
    Button* m_close;
    QComboBox* m_role;
    QPlainTextEdit* m_text;
    Button *m_save, *m_delete;
    QDoubleSpinBox* m_temperature;
    QSpinBox* m_maxTokens;
    QComboBox *m_thinking, *m_overflow;
    Field *m_roleField, *m_textField, *m_temperatureField, *m_maxTokensField, *m_thinkingField, *m_overflowField;
};

} // namespace spyhop::ui
