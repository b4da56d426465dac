// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace spyhop::docs {

class DueReads;
class ReaderPool;
class OfficeConverter;

//! What readings borrow of their host.
struct HostParts {
    DueReads& due;
    ReaderPool& pool;
    OfficeConverter& office;
};

} // namespace spyhop::docs
