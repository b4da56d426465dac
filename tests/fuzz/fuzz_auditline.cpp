// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What lies in an audit log that anybody may have written to: rows of the manifest, entries, signed notes.
#include "core/observe/auditline.h"
#include "core/observe/auditmanifest.h"
#include "core/observe/checkpoint.h"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, std::size_t size)
{
    using namespace spyhop::observe;
    const QByteArray text(reinterpret_cast<const char*>(data), qsizetype(size));
    const spyhop::base::Secret key = spyhop::base::Secret::fromBytes("kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk", 32);
    const EntryPlace place{QStringLiteral("segment"), 0};
    for (const QByteArray& line : text.split('\n')) {
        if (const auto row = parseManifestLine(line); row && (row->row.entries < 0 || row->line != line))
            std::abort();
        // (The fuzzer reads along where tags are compared, and so makes right ones.)
        const TaggedLine tagged = readTagged(line, place, key);
        if (tagged.isWhole && (!line.startsWith(tagged.json.toByteArray() + '\t')))
            std::abort();
    }
    if (const auto notes = parseNotes(text)) {
        for (const CheckpointNote& note : *notes) {
            if (note.checkpoint.origin.isEmpty() || note.checkpoint.size < 0)
                std::abort();
        }
    }
    for (const CheckpointNote& note : notesInLog(text)) {
        const QByteArray line = noteAsLine(note.signature.isEmpty() ? unsignedNote(note.checkpoint) : QByteArray());
        if (note.signature.isEmpty() && !notesInLog(line).contains(note))
            std::abort();
    }
    if (const auto note = parseNote(text); note && note->signature.isEmpty()) {
        const auto again = parseNote(unsignedNote(note->checkpoint));
        if (!again || again->checkpoint != note->checkpoint)
            std::abort();
    }
    return 0;
}
