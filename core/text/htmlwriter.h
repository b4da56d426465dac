// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/block.h"

#include <QtCore/QByteArray>
#include <functional>
#include <optional>

namespace spyhop::text {

//! A formula as a picture, for programs that draw none themselves. Lengths in CSS px.
struct FormulaPicture {
    QByteArray png;
    double width = 0, height = 0;
    double depth = 0; //!< of height, below the baseline
};
//! Nothing where the formula cannot be drawn: then its LaTeX stands there. Called with the LaTeX without its
//! delimiters.
using FormulaPictures = std::function<std::optional<FormulaPicture>(const QString& latex, bool display)>;

//! HTML that a word processor turns into its own headings, lists and tables; formulas as pictures with their LaTeX as
//! alternative text. Nothing in it loads anything; addresses that must not be opened are no links, and characters that
//! hide are shown as on the screen (visibleText()).
[[nodiscard]] QString toHtml(const QList<Block>& blocks, const FormulaPictures& pictures);

//! The same as a page of its own, UTF-8.
[[nodiscard]] QString toHtmlPage(const QList<Block>& blocks, const QString& title, const FormulaPictures& pictures);

} // namespace spyhop::text
