// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QtCore/QString>

namespace spyhop::batch {

//! The forms in which a job's table can be handed on.
enum class OutFormat {
    Csv,
    Xlsx,
    Jsonl,
    Markdown,
    Html, //!< one file that needs nothing else
    Folder //!< one file per item, and the table beside them
};

//! By the name: its ending, or a folder if it ends with a slash or is one. Error: Usage, naming the endings.
[[nodiscard]] base::Expected<OutFormat> outFormatOf(const QString& path);

//! What the files of OutFormat::Folder end in.
constexpr auto answerEnding = u".answer.md";
//! Whether it is a file that such an export wrote: of a folder it is no input.
[[nodiscard]] bool isAnswerFile(const QString& name);

} // namespace spyhop::batch
