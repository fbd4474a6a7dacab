import Records
import Testing

@testable import MappingLanguage

/// Names taken apart: each part, and nothing where there is no honest answer.
@Suite struct PersonNameTests {
  /// `prefix|given|middle|family|suffix`.
  private func parts(_ text: String, _ order: String = "given_first") throws -> String {
    try ["prefix", "given", "middle", "family", "suffix"].map { part in
      let function = try NamePart(
        StepArguments(["part": .string(part), "order": .string(order)])
      )
      var arena = Arena()
      let input = arena.text(text)
      let output = function.apply(input, &arena)
      if !output.isNull { #expect(arena.string(output) != "", "\(part) is empty, not null") }
      return output.isNull ? "" : arena.string(output)
    }.joined(separator: "|")
  }

  @Test(arguments: [
    ("Mr. & Mrs. Smith", "Mr. & Mrs.|||Smith|"), ("Mr and Mrs Smith", "Mr and Mrs|||Smith|"),
    ("Mr.&Mrs. Smith", "Mr. & Mrs.|||Smith|"), ("Mr/Mrs Smith", "Mr / Mrs|||Smith|"),
    ("Mr. & Mrs. John Smith", "Mr. & Mrs.|||Smith|"),
    ("Herr und Frau Müller", "Herr und Frau|||Müller|"),
    ("Dr. & Mrs. van Dyke", "Dr. & Mrs.|||van Dyke|"),
    ("Sr. y Sra. García", "Sr. y Sra.|||García|"),
    ("M. Smith, Mr. & Mrs.", "Mr. & Mrs.|||Smith|"),
    ("Smith, Mr. & Mrs. John", "Mr. & Mrs.|||Smith|"),
    ("Mr. & Mrs.", "Mr. & Mrs.||||"),
    ("John & Jane Smith", "||||"), ("John Smith and Jane Doe", "||||"),
    ("Mr. Smith & Mrs. Doe", "||||"),
    ("John/Jane Smith", "||||"), ("Smith, John & Jane", "||||"), ("Smith & Sons", "||||"),
    ("John Smith; Jane Doe", "||||"), ("Mr. &", "||||"), ("& Smith", "||||"),
  ])
  func `a couple has no first name, and a family name where titles share it`(
    _ text: String,
    _ expected: String
  ) throws {
    #expect(try parts(text) == expected)
  }

  @Test(arguments: [
    ("Mary y Juan", "||||"), ("Ana e João", "||||"), ("Ana e João Silva", "||||"),
    ("Ana Maria e João", "||||"), ("Juan García y María López", "||||"), ("Anna i Jan", "||||"),
    ("José Ortega y Gasset", "||||"), ("Sr. Ortega y Gasset", "||||"), ("Anna og Jens", "||||"),
    ("Silva, Ana e João", "||||"), ("Ortega y Gasset, José", "|José||Ortega y Gasset|"),
    ("John E Smith", "|John|E|Smith|"), ("JOHN Y. SMITH", "|JOHN|Y.|SMITH|"),
    ("E John Smith", "|E|John|Smith|"), ("john e smith", "||||"),
    ("SR. Y SRA. LÓPEZ", "SR. Y SRA.|||LÓPEZ|"),
  ])
  func `what joins two names may join two people`(_ text: String, _ expected: String) throws {
    #expect(try parts(text) == expected)
  }

  @Test(arguments: [
    ("John Smith (Sales)", "|John||Smith|"), ("(Sales)", "||||"),
    ("Robert (Bob) Smith", "|Robert||Smith|"),
    ("Smith, John (Sales, North)", "|John||Smith|"), ("John Smith [Sales]", "|John||Smith|"),
    ("John Smith (Sales", "||||"), ("John) Smith", "||||"), ("John (a [b) c] Smith", "||||"),
    ("John(Sales)Smith", "|John||Smith|"), ("Mary ((x) y) Jones", "|Mary||Jones|"),
    ("John (and Jane) Smith", "|John||Smith|"),
  ])
  func `what stands in parentheses is no part of the name`(
    _ text: String,
    _ expected: String
  ) throws {
    #expect(try parts(text) == expected)
  }

  @Test(arguments: [
    ("Ludwig II", "|Ludwig|||II"), ("Ludwig II von Bayern", "|Ludwig||von Bayern|II"),
    ("John Smith VIII", "|John||Smith|VIII"), ("Henry VIII", "|Henry|||VIII"),
    ("Smith, John VI", "|John||Smith|VI"), ("NGUYEN VI", "|NGUYEN||VI|"), ("Xi Ping", "|Xi||Ping|"),
    ("JOHN SMITH III", "|JOHN||SMITH|III"), ("John V Smith", "|John|V|Smith|"),
    ("Malcolm X", "|Malcolm||X|"), ("Smith, PhD", "|||Smith|PhD"),
    ("van Dyke, PhD", "|||van Dyke|PhD"),
    ("John Smith, CFA", "|John||Smith|CFA"), ("John Smith, CFA, CPA", "|John||Smith|CFA CPA"),
    ("John Smith CFA", "|John||Smith|CFA"), ("Smith, JD", "||||"), ("John Smith, XYZ", "||||"),
    ("SMITH, JOHN", "|JOHN||SMITH|"), ("Smith, J", "|J||Smith|"),
    ("Smith, J.R.R.", "|J.R.R.||Smith|"),
    ("Jack Ma", "|Jack||Ma|"),
    ("Hon. Mr. Justice Smith", "Hon. Mr. Justice|||Smith|"), ("Justice Smith", "|Justice||Smith|"),
    ("The Hon. Anna Smith", "The Hon.|Anna||Smith|"),
    ("The Rt. Hon. Lord Smith", "The Rt. Hon. Lord|||Smith|"),
    ("Rt Rev Anna Smith", "Rt Rev|Anna||Smith|"),
    ("Seán Ó Briain", "|Seán||Ó Briain|"), ("Se\u{301}an O\u{301} Briain", "|Séan||Ó Briain|"),
    ("Máire Ní Bhriain", "|Máire||Ní Bhriain|"), ("Ó Briain, Seán", "|Seán||Ó Briain|"),
    ("Ó Briain", "|||Ó Briain|"), ("Dr. Ó Briain", "Dr.|||Ó Briain|"), ("van Dyke", "|||van Dyke|"),
    ("Van Morrison", "|Van||Morrison|"), ("al smith", "|al||smith|"),
    ("Seán O Briain", "|Seán|O|Briain|"), ("Seán Mac Cárthaigh", "|Seán||Mac Cárthaigh|"),
  ])
  func `numerals, degrees, offices and particles are what they are`(
    _ text: String,
    _ expected: String
  ) throws {
    #expect(try parts(text) == expected)
  }

  @Test(arguments: [
    ("Capt. John Smith", "Capt.|John||Smith|"), ("Lt. Col. Anna Smith", "Lt. Col.|Anna||Smith|"),
    ("Ing. Jan Novák", "Ing.|Jan||Novák|"), ("Col. Smith", "Col.|||Smith|"),
    ("Dipl.-Kfm. Max Müller", "Dipl.-Kfm.|Max||Müller|"),
    ("Univ.-Prof. Dr. Anna Müller", "Univ.-Prof. Dr.|Anna||Müller|"),
    ("Rear Adm. Anna Smith", "Rear Adm.|Anna||Smith|"), ("Maj Berg", "|Maj||Berg|"),
    ("Pastor John Smith", "Pastor|John||Smith|"), ("Rabbi Cohen", "Rabbi|||Cohen|"),
    ("Monsieur Dupont", "Monsieur|||Dupont|"), ("Señor José García", "Señor|José||García|"),
    ("Sister Anna", "Sister||||"), ("Major, John", "|John||Major|"), ("Smith, Rabbi", "||||"),
    ("John Pastor", "|John||Pastor|"), ("Rabbi", "|Rabbi|||"),
  ])
  func `titles are known, and are names where nothing stands after them`(
    _ text: String,
    _ expected: String
  ) throws {
    #expect(try parts(text) == expected)
  }

  @Test(arguments: [
    ("Xyz. John Smith", "|||Smith|"), ("Xyz. Smith", "|||Smith|"), ("Xyz.", "||||"),
    ("Dr. Xyz. Anna Müller", "Dr.|||Müller|"), ("Dr. Xyz.", "Dr.||||"),
    ("Wm. van Dyke", "|||van Dyke|"), ("St. James", "||||"), ("Smith, Wm.", "||||"),
    ("Smith, Xyz. John", "|||Smith|"), ("Xyz. Smith, John", "||||"),
    ("St. James, Anna", "|Anna||St. James|"), ("J.-P. Smith", "|J.-P.||Smith|"),
    ("J.R.R. Smith", "|J.R.R.||Smith|"), ("John Wm. Smith", "|John|Wm.|Smith|"),
    ("John Smith Xyz.", "|John|||"), ("Xyz. Smith MA", "||||"),
  ])
  func `an abbreviation that is no known title is no name either`(
    _ text: String,
    _ expected: String
  ) throws {
    #expect(try parts(text) == expected)
  }

  @Test(arguments: [
    ("John Smith RN", "|John||Smith|RN"), ("Jane Doe, P.Eng.", "|Jane||Doe|P.Eng."),
    ("Smith RN", "|||Smith|RN"), ("John Smith MA", "|John|||"), ("John Smith M.A.", "|John|||"),
    ("Smith AB", "||||"), ("Jane Doe, Xyz.", "||||"), ("Smith, Jane XY", "|Jane||Smith|"),
    ("Smith XY, Jane", "|Jane|||"), ("JOHN NG", "|JOHN||NG|"), ("Dr. NG", "Dr.|||NG|"),
    ("Jan van DYK", "|Jan||van DYK|"), ("Jean DUPONT", "|Jean||DUPONT|"),
    ("JD Smith", "|JD||Smith|"), ("Jack Ma", "|Jack||Ma|"),
  ])
  func `capitals behind a name in small letters are a degree, or nobody knows what`(
    _ text: String,
    _ expected: String
  ) throws {
    #expect(try parts(text) == expected)
  }

  @Test(arguments: [
    ("Smith, John, Jr.", "|John||Smith|Jr."), ("Smith, Jr., John", "|John||Smith|Jr."),
    ("Smith, John Jr.", "|John||Smith|Jr."), ("Smith Jr., John", "|John||Smith|Jr."),
    ("Smith, John Adam, Jr., MD", "|John|Adam|Smith|Jr. MD"),
    ("Smith, Dr. John, PhD", "Dr.|John||Smith|PhD"), ("Smith, Dr., John", "Dr.|John||Smith|"),
    ("John Smith, PhD", "|John||Smith|PhD"), ("John Smith, PhD, MBA", "|John||Smith|PhD MBA"),
    ("Smith, John", "|John||Smith|"), ("Smith,John", "|John||Smith|"),
    ("de la Cruz, María", "|María||de la Cruz|"), ("Dr. Müller, Anna", "Dr.|Anna||Müller|"),
    ("Smith, Mr.", "Mr.|||Smith|"), ("Draper, Don", "|Don||Draper|"), ("Smith, ", "|Smith|||"),
    (", John", "|John|||"), ("Smith, John, Fjord Works", "||||"), ("a, b, c, d", "||||"),
    (",", "||||"), (" , , John", "|John|||"),
  ])
  func `commas part the family name, the given names and what is added`(
    _ text: String,
    _ expected: String
  ) throws {
    #expect(try parts(text) == expected)
  }

  @Test(arguments: [
    ("Prof. Dr. Müller", "Prof. Dr.|||Müller|"), ("Dr. Smith", "Dr.|||Smith|"),
    ("Frau Müller", "Frau|||Müller|"), ("Mr. Smith Jr.", "Mr.|||Smith|Jr."),
    ("Sir Elton", "Sir|Elton|||"), ("Doña María", "Doña|María|||"),
    ("Don Diego Vega", "Don|Diego||Vega|"),
    ("Dr. Anna Müller", "Dr.|Anna||Müller|"), ("Dr. van Dyke", "Dr.|||van Dyke|"),
    ("Prof. Dr.-Ing. Anna Müller", "Prof. Dr.-Ing.|Anna||Müller|"),
    ("Dr. rer. nat. Anna Müller", "Dr. rer. nat.|Anna||Müller|"),
    ("Dr. med. Müller", "Dr. med.|||Müller|"),
    ("Dr. h.c. Anna Müller", "Dr. h.c.|Anna||Müller|"), ("dr. j. smith", "dr.|j.||smith|"),
    ("Dr. Phil Smith", "Dr.|Phil||Smith|"), ("Dr. st. james", "Dr.|||st. james|"),
    ("Mr.", "Mr.||||"), ("Prof. Dr.", "Prof. Dr.||||"), ("Don", "|Don|||"), ("Ada", "|Ada|||"),
    ("John Jr.", "|John|||Jr."), ("Jr.", "||||"),
    ("Anna van Dyke", "|Anna||van Dyke|"),
    ("Ada King Lovelace", "|Ada|King|Lovelace|"), ("", "||||"),
  ])
  func `after a title a single name is the family name`(_ text: String, _ expected: String) throws {
    #expect(try parts(text) == expected)
  }

  @Test(arguments: [
    ("Kim Min Jun", "|Min|Jun|Kim|"), ("Dr. Kim", "Dr.|||Kim|"), ("Dr. Kim Jun", "Dr.|Jun||Kim|"),
    ("van Dyke Anna", "|Anna||van Dyke|"), ("Mr. & Mrs. Kim", "Mr. & Mrs.|||Kim|"),
    ("Kim Jun Jr.", "|Jun||Kim|Jr."), ("Kim & Lee", "||||"),
    ("Kim Min RN", "|Min||Kim|RN"), ("Kim XY", "|||Kim|"), ("Kim Min XY", "|Min||Kim|"),
    ("Kim Wm. Jun", "|||Kim|"), ("Xyz. Kim Min", "||||"),
  ])
  func `where the family name comes first, the rest is the same`(
    _ text: String,
    _ expected: String
  ) throws {
    #expect(try parts(text, "family_first") == expected)
  }
}
