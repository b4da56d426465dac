// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/endpoint.h"
#include "ui/settings/foldedfields.h"

class QLineEdit;
class QPlainTextEdit;

namespace spyhop::ui {

class Field;

//! \brief What an endpoint charges: in which currency, and prices of its models that the program does not know. Folded
//! until somebody needs it.
//!
//! Owner: EndpointForm. Thread: main.
class PriceFields final : public FoldedFields {
    Q_OBJECT
public:
    PriceFields(const Theme& theme, QWidget* parent);

    //! Unfolds if the endpoint says anything of its own here.
    void show(const model::Endpoint& endpoint);
    //! What is wrong is left out: ask wrongField() first.
    void apply(model::Endpoint& endpoint) const;
    //! The field of what cannot be used, which says so; null: all can be.
    [[nodiscard]] Field* wrongField();
    void clearErrors();

private:
    void retranslate() override;
    [[nodiscard]] QString currency() const;

    QLineEdit* m_currency;
    QPlainTextEdit* m_prices;
    Field *m_currencyField, *m_pricesField;
};

} // namespace spyhop::ui
