// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What sealing costs: 64 kB that cannot be packed (against libsodium alone); a message of 300 bytes, which is sealed as
// it is; one of 600, which is packed before.
//   bench_seal [MEGABYTES]
#include "core/seal/sealer.h"
#include "tests/bench/process.h"

#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <sodium.h>

using namespace spyhop;

namespace {

//! Processor time: the figure is the same on a busy computer.
double secondsOf(int times, const auto& work)
{
    const std::clock_t start = std::clock();
    for (int i = 0; i < times; ++i)
        work();
    return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

void tell(const char* name, double value, const char* unit, const char* reference, double referenceValue)
{
    std::printf("{\"name\":\"%s\",\"value\":%.3f,\"unit\":\"%s\",\"reference\":\"%s\",\"referenceValue\":%.3f,"
                "\"ratio\":%.3f}\n",
        name, value, unit, reference, referenceValue, value / referenceValue);
}

} // namespace

int main(int argc, char** argv)
{
    constexpr qsizetype large = 64 * 1024;
    const int megabytes = argc > 1 ? std::atoi(argv[1]) : 512;
    const int times = static_cast<int>(megabytes * 1'000'000LL / large);
    const base::Secret key = seal::Sealer::freshKey();
    const seal::Sealer sealer(key);
    const QByteArray context = QByteArrayLiteral("messages:chat/message:body");
    QByteArray noise(large, Qt::Uninitialized);
    randombytes_buf(noise.data(), static_cast<std::size_t>(noise.size()));
    const double volume = double(times) * large / 1e6;

    const double sealing = secondsOf(times, [&] { std::ignore = sealer.seal(noise, context); });
    QByteArray cipher(large + crypto_aead_xchacha20poly1305_ietf_ABYTES, Qt::Uninitialized);
    unsigned char nonce[crypto_aead_xchacha20poly1305_ietf_NPUBBYTES] = {};
    const double bare = secondsOf(times, [&] {
        crypto_aead_xchacha20poly1305_ietf_encrypt(reinterpret_cast<unsigned char*>(cipher.data()), nullptr,
            reinterpret_cast<const unsigned char*>(noise.constData()), static_cast<unsigned long long>(noise.size()),
            reinterpret_cast<const unsigned char*>(context.constData()),
            static_cast<unsigned long long>(context.size()), nullptr, nonce,
            reinterpret_cast<const unsigned char*>(key.data()));
    });
    tell("seal-64k", volume / sealing, "MB/s", "libsodium", volume / bare);
    bench::atLeast(QStringLiteral("seal-64k.bar"), volume / sealing, QStringLiteral("MB/s"), 500);

    const QByteArray sealed = sealer.seal(noise, context);
    const double opening = secondsOf(times, [&] { std::ignore = sealer.open(sealed, context); });
    tell("open-64k", volume / opening, "MB/s", "libsodium", volume / bare);

    QByteArray words;
    while (words.size() < 600)
        words += "The quarterly report names three suppliers; item " + QByteArray::number(words.size()) + ", page "
            + QByteArray::number(words.size() / 7) + ". ";
    constexpr int messages = 200'000;
    const auto message = [&](const char* sealName, const char* openName, qsizetype size, double limit) {
        const QByteArray text = words.first(size);
        const double sealTime = secondsOf(messages, [&] { std::ignore = sealer.seal(text, context); });
        bench::atMost(QString::fromLatin1(sealName), sealTime / messages * 1e6, QStringLiteral("us"), limit);
        const QByteArray record = sealer.seal(text, context);
        const double openTime = secondsOf(messages, [&] { std::ignore = sealer.open(record, context); });
        bench::atMost(QString::fromLatin1(openName), openTime / messages * 1e6, QStringLiteral("us"), limit);
    };
    message("seal-300", "open-300", 300, 2);
    message("seal-600-packed", "open-600-packed", 600, 6);
    return bench::exitStatus();
}
