import Records
import Testing

@Suite("JSON Patch")
struct JSONPatchTests {
  static func apply(_ patch: String, to document: String) throws -> String {
    try JSONPatch(json: JSON(parsing: patch)).applied(to: JSON(parsing: document)).text()
  }

  /// The examples of RFC 6902, appendix A, that succeed, and a few more.
  @Test(arguments: [
    (
      #"{"foo":"bar"}"#, #"[{"op":"add","path":"/baz","value":"qux"}]"#,
      #"{"foo":"bar","baz":"qux"}"#
    ),
    (
      #"{"foo":["bar","baz"]}"#, #"[{"op":"add","path":"/foo/1","value":"qux"}]"#,
      #"{"foo":["bar","qux","baz"]}"#
    ),
    (#"{"baz":"qux","foo":"bar"}"#, #"[{"op":"remove","path":"/baz"}]"#, #"{"foo":"bar"}"#),
    (
      #"{"foo":["bar","qux","baz"]}"#, #"[{"op":"remove","path":"/foo/1"}]"#,
      #"{"foo":["bar","baz"]}"#
    ),
    (
      #"{"baz":"qux","foo":"bar"}"#, #"[{"op":"replace","path":"/baz","value":"boo"}]"#,
      #"{"baz":"boo","foo":"bar"}"#
    ),
    (
      #"{"foo":{"bar":"baz","waldo":"fred"},"qux":{"corge":"grault"}}"#,
      #"[{"op":"move","from":"/foo/waldo","path":"/qux/thud"}]"#,
      #"{"foo":{"bar":"baz"},"qux":{"corge":"grault","thud":"fred"}}"#
    ),
    (
      #"{"foo":["all","grass","cows","eat"]}"#, #"[{"op":"move","from":"/foo/1","path":"/foo/3"}]"#,
      #"{"foo":["all","cows","eat","grass"]}"#
    ),
    (
      #"{"baz":"qux","foo":["a",2,"c"]}"#,
      #"[{"op":"test","path":"/baz","value":"qux"},{"op":"test","path":"/foo/1","value":2}]"#,
      #"{"baz":"qux","foo":["a",2,"c"]}"#
    ),
    (
      #"{"foo":"bar"}"#, #"[{"op":"add","path":"/child","value":{"grandchild":{}}}]"#,
      #"{"foo":"bar","child":{"grandchild":{}}}"#
    ),
    (
      #"{"foo":"bar"}"#, #"[{"op":"add","path":"/baz","value":"qux","xyz":123}]"#,
      #"{"foo":"bar","baz":"qux"}"#
    ),
    (#"{"/":9,"~1":10}"#, #"[{"op":"test","path":"/~01","value":10}]"#, #"{"/":9,"~1":10}"#),
    (
      #"{"foo":["bar"]}"#, #"[{"op":"add","path":"/foo/-","value":["abc","def"]}]"#,
      #"{"foo":["bar",["abc","def"]]}"#
    ),
    (
      #"{"a":{"b":[1]}}"#,
      #"[{"op":"copy","from":"/a","path":"/c"},{"op":"remove","path":"/c/b/0"}]"#,
      #"{"a":{"b":[1]},"c":{"b":[]}}"#
    ),
    (#"{"a":1}"#, #"[{"op":"replace","path":"","value":[2]}]"#, "[2]"),
    (#"{"a":1}"#, #"[{"op":"add","path":"","value":null}]"#, "null"),
    (#"{"a":1}"#, #"[{"op":"add","path":"/a","value":null}]"#, #"{"a":null}"#),
    (
      #"{"a":{"x":1,"y":[1.0]}}"#, #"[{"op":"test","path":"/a","value":{"y":[1],"x":1e0}}]"#,
      #"{"a":{"x":1,"y":[1.0]}}"#
    ),
    (#"{"a":1}"#, #"[{"op":"move","from":"/a","path":"/a"}]"#, #"{"a":1}"#),
    (#"{"a":null}"#, #"[{"op":"remove","path":"/a"}]"#, "{}"),
    (#"[1,2]"#, #"[{"op":"add","path":"/2","value":3}]"#, "[1,2,3]"),
    ("{}", "[]", "{}"),
  ])
  func `changes the document as the RFC says`(
    document: String,
    patch: String,
    result: String
  ) throws {
    #expect(try Self.apply(patch, to: document) == result)
  }

  @Test(arguments: [
    (
      #"{"baz":"qux"}"#, #"[{"op":"test","path":"/baz","value":"bar"}]"#,
      #"operation 0: another value stands at "/baz""#
    ),
    (
      #"{"foo":"bar"}"#, #"[{"op":"add","path":"/baz/bat","value":"qux"}]"#,
      #"operation 0: there is nothing at "/baz/bat""#
    ),
    (
      #"{"/":9,"~1":10}"#, #"[{"op":"test","path":"/~01","value":"10"}]"#,
      #"operation 0: another value stands at "/~01""#
    ),
    (
      #"{"a":1}"#, #"[{"op":"test","path":"/a","value":1},{"op":"remove","path":"/b"}]"#,
      #"operation 1: there is nothing at "/b""#
    ),
    (
      #"{"a":1}"#, #"[{"op":"replace","path":"/b","value":2}]"#,
      #"operation 0: there is nothing at "/b""#
    ),
    (
      #"{"a":1}"#, #"[{"op":"add","path":"/a/b","value":2}]"#,
      #"operation 0: there is neither an object nor an array to add to at "/a/b""#
    ),
    (
      #"{"a":[1]}"#, #"[{"op":"add","path":"/a/2","value":2}]"#,
      #"operation 0: the array has no such place at "/a/2""#
    ),
    (
      #"{"a":[1]}"#, #"[{"op":"add","path":"/a/01","value":2}]"#,
      #"operation 0: the array has no such place at "/a/01""#
    ),
    (
      #"{"a":[1]}"#, #"[{"op":"remove","path":"/a/-"}]"#,
      #"operation 0: there is nothing at "/a/-""#
    ),
    (
      #"{"a":{"b":1}}"#, #"[{"op":"move","from":"/a","path":"/a/b"}]"#,
      #"operation 0: a value cannot move into itself at "/a/b""#
    ),
    (
      #"{"a":1}"#, #"[{"op":"copy","from":"/b","path":"/c"}]"#,
      #"operation 0: there is nothing at "/b""#
    ),
    (
      #"{"a":1}"#, #"[{"op":"test","path":"/b","value":null}]"#,
      #"operation 0: there is nothing at "/b""#
    ),
  ])
  func `names the operation that cannot be done, and the place`(
    document: String,
    patch: String,
    message: String
  ) throws {
    let fault = #expect(throws: JSONPatchFault.self) { try Self.apply(patch, to: document) }
    #expect(fault?.description == message)
  }

  @Test(arguments: [
    (#"{}"#, "a patch is an array of operations"),
    (#"[1]"#, "operation 0: an operation is an object"),
    (#"[{"path":"/a"}]"#, #"operation 0: an operation has an "op""#),
    (#"[{"op":"remove"}]"#, #"operation 0: an operation has a "path""#),
    (#"[{"op":"remove","path":"a"}]"#, #"operation 0: "path" is not a JSON pointer"#),
    (#"[{"op":"remove","path":"/~2"}]"#, #"operation 0: "path" is not a JSON pointer"#),
    (
      #"[{"op":"remove","path":"/a"},{"op":"add","path":"/a"}]"#,
      #"operation 1: an operation of this kind has a "value""#
    ),
    (#"[{"op":"move","path":"/a"}]"#, #"operation 0: an operation has a "from""#),
    (#"[{"op":"merge","path":"/a"}]"#, #"operation 0: there is no operation "merge" at "/a""#),
  ])
  func `says what is wrong with a patch that cannot be read`(patch: String, message: String) throws
  {
    let json = try JSON(parsing: patch)
    let fault = #expect(throws: JSONPatchFault.self) { try JSONPatch(json: json) }
    #expect(fault?.description == message)
  }

  @Test func `is written as it was read`() throws {
    let text =
      #"[{"op":"add","path":"/a~1b","value":null},{"op":"remove","path":"/x"},"#
      + #"{"op":"replace","path":"","value":1},{"op":"move","from":"/a","path":"/b"},"#
      + #"{"op":"copy","from":"/a","path":"/-"},{"op":"test","path":"/a/0","value":{}}]"#
    let patch = try JSONPatch(json: JSON(parsing: text))
    #expect(patch.json.text() == text)
    #expect(patch.changedPointers.map(\.description) == ["/a~1b", "/x", "", "/a", "/b", "/-"])
  }

  @Test(arguments: 0..<30)
  func `adding and removing again leaves the document as it was`(seed: Int) throws {
    var documents = JSONGenerator(UInt64(seed) &+ 77)
    let document = JSON.members(["a": documents.object(depth: 3), "b": .array([1, 2])])
    let value = documents.value(depth: 2)
    for path in ["/new", "/a/no such name", "/b/0", "/b/1", "/b/2"] {
      let pointer = try #require(JSONPointer(parsing: path))
      let patch = JSONPatch([.add(pointer, value), .test(pointer, value), .remove(pointer)])
      #expect(try patch.applied(to: document) == document)
    }
  }
}
