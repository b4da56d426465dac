// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/endpoint.h"
#include "ui/settings/foldedfields.h"

#include <array>

class QLineEdit;
class QSpinBox;

namespace spyhop::ui {

class Field;

//! \brief How much an endpoint may be asked at a time, and as whom: places, rates, further keys. Folded until somebody
//! needs it.
//!
//! Owner: EndpointForm. Thread: main.
class LimitFields final : public FoldedFields {
    Q_OBJECT
public:
    LimitFields(const Theme& theme, QWidget* parent);

    //! Unfolds if the endpoint says anything of its own here.
    void show(const model::Endpoint& endpoint);
    void apply(model::Endpoint& endpoint) const;
    //! True if something that is no reference stands among the keys; says so there.
    [[nodiscard]] bool holdsNoReference();
    [[nodiscard]] Field* keysField() const { return m_keysField; }
    void clearErrors();

private:
    void retranslate() override;
    [[nodiscard]] QStringList references() const;

    std::array<QSpinBox*, 3> m_numbers; //!< in flight, requests, tokens per minute; 0: automatic, no limit
    std::array<Field*, 3> m_numberFields;
    QLineEdit* m_keys;
    Field* m_keysField;
};

} // namespace spyhop::ui
