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

//! \brief What few jobs need, folded away: thinking, the longest answer, items in flight, requests in one batch. Owner:
//! CheckCard.
class AdvancedRow : public QWidget {
    Q_OBJECT
public:
    AdvancedRow(const Theme& theme, QWidget* parent);

    //! What it says, into the job's spec. Error: Usage (no number, or one out of range).
    [[nodiscard]] base::Status fill(model::BatchSpec& spec) const;
    //! Shows what the spec says; unfolded if that is more than nothing.
    void take(const model::BatchSpec& spec);
    [[nodiscard]] bool isGood() const;

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
    void unfold(bool unfolded);
    void retranslate();

    const Theme& m_theme;
    Button* m_fold;
    QWidget* m_body;
    QComboBox* m_thinking;
    Field* m_thinkingField;
    Number m_maxTokens, m_concurrency, m_batchSize;
};

} // namespace spyhop::ui
