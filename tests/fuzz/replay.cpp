// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Stands in for libFuzzer where it is not there: every seed, each of its beginnings, and each with one byte changed.
#include <QtCore/QByteArray>
#include <QtCore/QDir>
#include <QtCore/QFile>
#include <algorithm>
#include <cstdio>
#include <memory>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, std::size_t size);

namespace {

constexpr qsizetype smallSeed = 1024; // larger ones are not cut at every byte

void run(const QByteArray& input)
{
    // An exact copy on the heap: reading past the end shows under AddressSanitizer.
    const auto copy = std::make_unique<uint8_t[]>(std::size_t(input.size()));
    std::copy(input.begin(), input.end(), copy.get());
    LLVMFuzzerTestOneInput(copy.get(), std::size_t(input.size()));
}

} // namespace

int main(int argc, char** argv)
{
    const QDir folder(argc > 1 ? QString::fromLocal8Bit(argv[1]) : QString());
    const QStringList names = folder.entryList(QDir::Files, QDir::Name);
    run({});
    for (const QString& name : names) {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::ReadOnly))
            return 1;
        const QByteArray seed = file.readAll();
        run(seed);
        for (qsizetype i = 0; i < std::min(seed.size(), smallSeed); ++i) {
            run(seed.first(i));
            QByteArray changed = seed;
            for (const char c : {'\0', '"', '\xFF', '\n'}) {
                changed[i] = c;
                run(changed);
            }
        }
    }
    std::printf("%lld seeds replayed\n", static_cast<long long>(names.size()));
    return names.isEmpty() ? 1 : 0;
}
