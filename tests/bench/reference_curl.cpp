// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Reference for bench_batch: the nearest thing to a plain native client without Qt. No journal, no retry, no limits.
//   reference_curl INPUT.jsonl OUTPUT URL IN_FLIGHT

#include <cstdio>
#include <cstdlib>
#include <curl/curl.h>
#include <fstream>
#include <memory>
#include <simdjson.h>
#include <string>
#include <vector>

namespace {

struct Transfer {
    CURL* handle = nullptr;
    std::string body;
    std::string reply;
};

std::size_t append(char* data, std::size_t size, std::size_t count, void* transfer)
{
    static_cast<Transfer*>(transfer)->reply.append(data, size * count);
    return size * count;
}

std::string jsonString(std::string_view text)
{
    std::string result = "\"";
    for (const char character : text) {
        if (character == '"' || character == '\\')
            result += '\\';
        result += character == '\n' ? ' ' : character;
    }
    return result + '"';
}

//! Fills the transfer with the next item; false at the end of the input.
bool load(Transfer& transfer, std::ifstream& input, simdjson::dom::parser& parser)
{
    std::string line;
    if (!std::getline(input, line))
        return false;
    const simdjson::dom::element item = parser.parse(line);
    const std::string prompt
        = std::string(std::string_view(item["id"])) + ' ' + std::string(std::string_view(item["prompt"]));
    transfer.body
        = "{\"model\":\"spyhop-local\",\"messages\":[{\"role\":\"user\",\"content\":" + jsonString(prompt) + "}]}";
    transfer.reply.clear();
    curl_easy_setopt(transfer.handle, CURLOPT_POSTFIELDSIZE, static_cast<long>(transfer.body.size()));
    curl_easy_setopt(transfer.handle, CURLOPT_POSTFIELDS, transfer.body.data());
    return true;
}

} // namespace

int main(int argc, char** argv)
{
    if (argc != 5) {
        std::fprintf(stderr, "reference_curl INPUT.jsonl OUTPUT URL IN_FLIGHT\n");
        return 2;
    }
    std::ifstream input(argv[1]);
    std::ofstream output(argv[2]);
    const std::string url = std::string(argv[3]) + "/chat/completions";
    curl_global_init(CURL_GLOBAL_ALL);
    CURLM* const multi = curl_multi_init();
    curl_multi_setopt(multi, CURLMOPT_MAXCONNECTS, std::atol(argv[4]) + 8);
    curl_slist* const headers
        = curl_slist_append(curl_slist_append(nullptr, "content-type: application/json"), "Expect:");
    simdjson::dom::parser parser;
    std::vector<std::unique_ptr<Transfer>> transfers;
    int running = 0;
    int failed = 0;
    for (int i = 0; i < std::atoi(argv[4]); ++i) {
        auto transfer = std::make_unique<Transfer>();
        transfer->handle = curl_easy_init();
        curl_easy_setopt(transfer->handle, CURLOPT_URL, url.c_str());
        curl_easy_setopt(transfer->handle, CURLOPT_HTTPHEADER, headers);
        curl_easy_setopt(transfer->handle, CURLOPT_WRITEFUNCTION, append);
        curl_easy_setopt(transfer->handle, CURLOPT_WRITEDATA, transfer.get());
        curl_easy_setopt(transfer->handle, CURLOPT_PRIVATE, transfer.get());
        curl_easy_setopt(transfer->handle, CURLOPT_PROXY, "");
        if (load(*transfer, input, parser)) {
            curl_multi_add_handle(multi, transfer->handle);
            ++running;
        }
        transfers.push_back(std::move(transfer));
    }
    while (running > 0) {
        int active = 0;
        int queued = 0;
        curl_multi_perform(multi, &active);
        while (const CURLMsg* message = curl_multi_info_read(multi, &queued)) {
            if (message->msg != CURLMSG_DONE)
                continue;
            Transfer* transfer = nullptr;
            long status = 0;
            curl_easy_getinfo(message->easy_handle, CURLINFO_PRIVATE, &transfer);
            curl_easy_getinfo(message->easy_handle, CURLINFO_RESPONSE_CODE, &status);
            const CURLcode result = message->data.result;
            curl_multi_remove_handle(multi, transfer->handle);
            std::string_view text;
            if (result != CURLE_OK || status != 200
                || parser.parse(transfer->reply)["choices"].at(0)["message"]["content"].get(text))
                ++failed;
            output << jsonString(text) << '\n';
            if (load(*transfer, input, parser))
                curl_multi_add_handle(multi, transfer->handle);
            else
                --running;
        }
        if (running > 0)
            curl_multi_poll(multi, nullptr, 0, 1000, nullptr);
    }
    return failed == 0 ? 0 : 1;
}
