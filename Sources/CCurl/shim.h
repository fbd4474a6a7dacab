#pragma once
#include <curl/curl.h>
#include <netinet/in.h>
#include <string.h>
#include <sys/socket.h>

/// `curl_easy_setopt` is variadic, which Swift cannot call. One wrapper per argument type.
static inline CURLcode ccurl_setopt_long(CURL *handle, CURLoption option, long value) {
  return curl_easy_setopt(handle, option, value);
}
static inline CURLcode ccurl_setopt_offset(CURL *handle, CURLoption option, curl_off_t value) {
  return curl_easy_setopt(handle, option, value);
}
static inline CURLcode ccurl_setopt_string(CURL *handle, CURLoption option, const char *value) {
  return curl_easy_setopt(handle, option, value);
}
static inline CURLcode ccurl_setopt_pointer(CURL *handle, CURLoption option, void *value) {
  return curl_easy_setopt(handle, option, value);
}
static inline CURLcode ccurl_setopt_list(CURL *handle, struct curl_slist *value) {
  return curl_easy_setopt(handle, CURLOPT_HTTPHEADER, value);
}

/// Callbacks are checked by type only here: `curl_easy_setopt` would take any function.
static inline CURLcode ccurl_set_write(CURL *handle, curl_write_callback function, void *owner) {
  CURLcode code = curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, function);
  return code ? code : curl_easy_setopt(handle, CURLOPT_WRITEDATA, owner);
}
static inline CURLcode ccurl_set_header(CURL *handle, curl_write_callback function, void *owner) {
  CURLcode code = curl_easy_setopt(handle, CURLOPT_HEADERFUNCTION, function);
  return code ? code : curl_easy_setopt(handle, CURLOPT_HEADERDATA, owner);
}
static inline CURLcode ccurl_set_progress(CURL *handle, curl_xferinfo_callback function,
                                          void *owner) {
  CURLcode code = curl_easy_setopt(handle, CURLOPT_XFERINFOFUNCTION, function);
  return code ? code : curl_easy_setopt(handle, CURLOPT_XFERINFODATA, owner);
}
static inline CURLcode ccurl_set_open_socket(CURL *handle, curl_opensocket_callback function,
                                             void *owner) {
  CURLcode code = curl_easy_setopt(handle, CURLOPT_OPENSOCKETFUNCTION, function);
  return code ? code : curl_easy_setopt(handle, CURLOPT_OPENSOCKETDATA, owner);
}
static inline CURLcode ccurl_set_before_request(CURL *handle, curl_prereq_callback function,
                                                void *owner) {
  CURLcode code = curl_easy_setopt(handle, CURLOPT_PREREQFUNCTION, function);
  return code ? code : curl_easy_setopt(handle, CURLOPT_PREREQDATA, owner);
}

/// `curl_easy_getinfo` is variadic too.
static inline CURLcode ccurl_getinfo_long(CURL *handle, CURLINFO info, long *value) {
  return curl_easy_getinfo(handle, info, value);
}
/// `curl_multi_setopt` is variadic too.
static inline CURLMcode ccurl_multi_setopt_long(CURLM *multi, CURLMoption option, long value) {
  return curl_multi_setopt(multi, option, value);
}

/// The outcome inside a message: a union, which Swift would read as raw bytes.
static inline CURLcode ccurl_message_result(const CURLMsg *message) { return message->data.result; }

/// Copies the address about to be connected to; returns its length, 4 or 16, or 0 for neither.
/// `curl_sockaddr` ends in a struct too small for IPv6: its true size is in `addrlen`.
static inline int ccurl_address_bytes(const struct curl_sockaddr *address,
                                      unsigned char bytes[16]) {
  if (address->family == AF_INET && address->addrlen >= sizeof(struct sockaddr_in)) {
    struct sockaddr_in v4;
    memcpy(&v4, &address->addr, sizeof v4);
    memcpy(bytes, &v4.sin_addr, 4);
    return 4;
  }
  if (address->family == AF_INET6 && address->addrlen >= sizeof(struct sockaddr_in6)) {
    struct sockaddr_in6 v6;
    memcpy(&v6, &address->addr, sizeof v6);
    memcpy(bytes, &v6.sin6_addr, 16);
    return 16;
  }
  return 0;
}
static inline curl_socket_t ccurl_open_socket(const struct curl_sockaddr *address) {
  return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}
