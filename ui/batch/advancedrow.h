// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/model/batch.h"
#include "ui/common/theme.h"

#include <QtWidgets/QWidget>

class QComboBox;
class QLineEdit;

namespace spyhop::ui {

class Button;
class Field;
class Switch;

//! \brief What few jobs need, folded away: thinking, the longest answer, items in flight, requests in one batch, how
//! long nobody may answer; of work that stays at a provider, whether it calls when it is done. Owner: CheckCard.
class AdvancedRow : public QWidget {
    Q_OBJECT
public:
    AdvancedRow(const Theme& theme, QWidget* parent);

    //! What it says, into the job's spec; callbackUrl: what Callbacks::addressFor() takes. Error: Usage (no number, or
    //! one out of range, no address).
    [[nodiscard]] base::Status fill(model::BatchSpec& spec) const;
    //! Shows what the spec says; unfolded if that is more than nothing.
    void take(const model::BatchSpec& spec);
    [[nodiscard]] bool isGood() const;
    //! Some ways of sending have a provider that can call.
    void setKind(model::JobKind kind);

Q_SIGNALS:
    void changed();

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Number {
        QLineEdit* edit = nullptr;
        Field* field = nullptr;
        int most = 0;
    };
    [[nodiscard]] Number makeNumber(const char* name, int most);
    [[nodiscard]] static base::Expected<std::optional<int>> valueOf(const Number& number);
    [[nodiscard]] bool isCalled() const;
    void refreshCallback();
    void unfold(bool unfolded);
    void retranslate();

    const Theme& m_theme;
    Button* m_fold;
    QWidget* m_body;
    QComboBox* m_thinking;
    Field* m_thinkingField;
    Number m_maxTokens, m_concurrency, m_batchSize;
    QComboBox* m_giveUp; //!< its data: minutes, or one of two words of its own
    Field* m_giveUpField;
    Switch* m_callback;
    QLineEdit* m_callbackAddress;
    Field* m_callbackField;
    bool m_canCall = false; //!< a provider, at the end of work in this kind of job
};

} // namespace spyhop::ui
