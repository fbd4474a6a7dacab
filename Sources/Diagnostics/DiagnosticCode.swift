/// Every code a person, a model or a script can meet; a code never changes its meaning.
///
/// The first paragraph of each comment is its title in reports and in the manual, the second says
/// why it matters.
package enum DiagnosticCode: String, CaseIterable, Codable, Hashable, Sendable {
  // MARK: M1 form
  /// Not JSON, or not the shape of a spec.
  ///
  /// What cannot be read is not checked: other problems may hide behind it.
  case M101
  /// A language version this engine does not know.
  ///
  /// What a newer version means by the same words is not known here.
  case M102
  /// Unknown function.
  ///
  /// A step that nobody knows does nothing to a value, and guessing would change data.
  case M103
  /// Unknown, missing, duplicate or ill-typed parameter.
  ///
  /// A function that is given something else than it asks for would do something else.
  case M104
  /// Duplicate identifier or name.
  ///
  /// Messages, counts and corrections name a part by its identifier, which must be of one part.
  case M105
  /// A size limit of the language is exceeded.
  ///
  /// The limits keep a check short and a page readable.
  case M106
  /// A variable is used before its definition, or does not exist.
  ///
  /// There is no value to read.
  case M107
  /// Unknown value map, look-up or secret, or a table that is not there or cannot be read.
  ///
  /// Nothing could be found in what is not there: a suppression list would let everybody through.
  case M108
  /// A repair touches what it may not.
  ///
  /// A repair may not change what a person wrote, or what nothing is wrong with.
  case M109
  /// A spec in an older version of the language was upgraded.
  ///
  /// What was approved stays as it was; the upgraded form is what runs.
  case M110
  /// A part of an older spec that has no counterpart in the next version of the language.
  ///
  /// A part that means something else today would do something nobody approved.
  case M111
  /// A spec or a reason in an older version of the language, where only the present one is read.
  ///
  /// The same words could mean something else in the older version.
  case M112
  /// A name that stands twice in an object of a spec or a case.
  ///
  /// Readers disagree on which of the two counts.
  case M113
  // MARK: M2 names
  /// Unknown source field, or one of a list's elements read as the record's.
  ///
  /// A field that is not there is empty in every record.
  case M201
  /// Unknown target field, or one of a list's elements used as the record's.
  ///
  /// The target would refuse what is written to a field it does not have, or drop it unseen.
  case M202
  /// Deprecated or hidden field.
  ///
  /// A field that is on its way out stops holding values one day.
  case M203
  /// The target field cannot be written by this operation.
  ///
  /// The target would refuse every record that writes it.
  case M204
  /// Two rules for one target field, or two parts for one field of a record.
  ///
  /// Only one of the two values would be there in the end.
  case M205
  /// A key field has no rule, may be null, or does not tell records apart.
  ///
  /// A record would be written over another, or once again at every run.
  case M206
  /// A field that a sentence names is read nowhere.
  ///
  /// What the sentence asks for is probably not done.
  case M207
  /// A catalog has changed since the spec was checked.
  ///
  /// What was checked may no longer be what the platform has.
  case M208
  /// A part that the target's element does not have.
  ///
  /// The target would refuse the element, or drop the part unseen.
  case M210
  /// A required part is missing, or may be null.
  ///
  /// The target would refuse the element.
  case M211
  /// `item` outside a variable with `each`.
  ///
  /// Outside a list there is no element to read from.
  case M212
  /// The catalog does not list the fields of an element.
  ///
  /// Names of parts cannot be compared with anything: a slip would show in the data only.
  case M213
  /// A field is read as text that is text.
  ///
  /// The mark does nothing and says something else than what happens.
  case M214
  /// A target that cannot be read before it is written is asked what it holds.
  ///
  /// What such a target holds is not known when a record is written.
  case M219
  /// Filters are not in the order drop, hold, reject.
  ///
  /// A record would be counted or held that another filter leaves out anyway.
  case M220
  // MARK: M3 types
  /// The type does not fit.
  ///
  /// The target would refuse the value, or a step would fail for every record.
  case M301
  /// The value can be longer than the target takes, or of another form.
  ///
  /// A record with a value that does not fit is refused, or the value is cut.
  case M302
  /// Values outside the target's options.
  ///
  /// The target would refuse the record, or take a value that nobody can choose.
  case M303
  /// Precision or scale does not fit.
  ///
  /// The target would refuse the record, or round the number unseen.
  case M304
  /// A reference to another object.
  ///
  /// The identifier of one kind of record would stand where that of another belongs.
  case M305
  /// Source options that a value map does not cover.
  ///
  /// Records with such an option are refused, or keep a value that means nothing in the target.
  case M306
  /// A value map entry is listed twice, or has a value of the wrong type.
  ///
  /// Which of the entries counts, or what the map gives, is not clear.
  case M307
  /// A value map entry for a value that the source never has.
  ///
  /// The entry is never used: a slip in it leaves the value it was meant for unmapped.
  case M308
  /// A comparison of different types, or an order on an unordered type.
  ///
  /// Such a comparison never holds, or orders values by their spelling.
  case M309
  /// A constant that is not valid in its place.
  ///
  /// It would be refused for every record, or never be met.
  case M310
  /// A date pattern that is not understood, or ambiguous.
  ///
  /// A date could be read as another day, or not at all.
  case M311
  /// A text that means two options of the target field.
  ///
  /// One of the two would be written, and nobody would have chosen which.
  case M315
  /// `option_label` does not stand directly on a picklist field.
  ///
  /// Only an option of a catalog has a label.
  case M316
  /// A rule replaces a set that the text says to add to.
  ///
  /// What others have put into the set would be lost.
  case M317
  /// A rule clears a box although the text says only when to set it.
  ///
  /// A box that somebody has ticked would be cleared.
  case M318
  /// A rule that fills blanks only, and erases.
  ///
  /// What fills blanks only never has anything to erase.
  case M319
  // MARK: M4 null and required
  /// A required target field has no rule.
  ///
  /// The target would refuse every new record.
  case M401
  /// A required target field may be null.
  ///
  /// The target would refuse the records that have no value.
  case M402
  /// A default on a value that is never null.
  ///
  /// The default never happens, and says that the value could be missing.
  case M403
  /// A member of `coalesce` that is never reached.
  ///
  /// The member never happens: a value before it is always there.
  case M404
  /// An empty source erases what the target holds.
  ///
  /// What people have written into the target is lost where the source is empty.
  case M405
  // MARK: M5 effects
  /// A result that depends on when the run started.
  ///
  /// The same record gives another result at another time, or passes a filter only then.
  case M501
  /// A fallible rule without a policy.
  ///
  /// What happens to a record whose value cannot be made would be an accident.
  case M502
  /// A constant with a step that always fails.
  ///
  /// The step would fail for every record.
  case M503
  /// An error in a required or key field becomes null.
  ///
  /// What is wrong with such a value would show as an empty field, or in no record at all.
  case M504
  /// A look-up without a policy for none or many.
  ///
  /// Which record is taken, or what happens without one, would be an accident.
  case M505
  /// Look-ups in more than three stages, or in a circle.
  ///
  /// Each stage waits for the answers of the one before it.
  case M506
  /// A look-up that finds nothing in its table, or can never find some of the rows.
  ///
  /// Rows that nobody can ask for do nothing, as if they were not on the list.
  case M507
  // MARK: M6 safety
  /// Personal data gets where the workspace's policy forbids it.
  ///
  /// The workspace has decided that such data does not go there.
  case M601
  /// Personal data gets where people must have agreed, and the filters do not leave out all others.
  ///
  /// People who have not agreed would be among the records.
  case M602
  /// A secret or a token in the spec.
  ///
  /// Everybody who reads the mapping could read it, and so could a model.
  case M603
  /// A weak hash of personal data.
  ///
  /// Whoever has a list of addresses or numbers can find out which one is behind a weak hash.
  case M604
  /// A regular expression that is refused.
  ///
  /// On a text made for it, such a pattern does not end.
  case M605
  /// A regular expression that gives up on a short text.
  ///
  /// Longer texts would make the record fail, or the run slow.
  case M606
  /// A regular expression that can match the empty text where it replaces.
  ///
  /// Something would be put between all characters, or nothing would be replaced.
  case M607
  /// Free text gets where people outside the team see it.
  ///
  /// Texts that people write for themselves say things that are not for others.
  case M608
  // MARK: M7 quality
  /// An arm or a filter that is never reached.
  ///
  /// What stands there never happens: something before it takes all its records.
  case M701
  /// A step that loses something on request.
  ///
  /// What is left out cannot be had back from the target.
  case M702
  /// A loss that is a guess, or that nothing asks for.
  ///
  /// What is lost, or guessed wrong, cannot be seen in the target.
  case M703
  /// A test that always or never holds, or a rule that never writes.
  ///
  /// What depends on it happens for every record, or for none.
  case M704
  /// An unused variable, value map or look-up.
  ///
  /// What nothing uses was probably meant to be used.
  case M705
  /// A step without an effect.
  ///
  /// A step that does nothing was probably meant to do something else.
  case M706
  /// A `case` with the arms true and false.
  ///
  /// The condition itself is the value, and shorter.
  case M707
  /// A guess at the parts of a name where the text says how to split it.
  ///
  /// The guess gives other parts than the text asks for where names are unusual.
  case M708
  // MARK: M8 meaning
  /// `because` names no sentence, or quotes words that are not in it.
  ///
  /// Nobody can check whether what the mapping does was asked for.
  case M801
  /// A sentence that nothing cites.
  ///
  /// Something that was asked for would not be done, and nobody would have decided so.
  case M802
  /// A quoted literal of a sentence appears nowhere in the rules citing it.
  ///
  /// The value that was asked for is probably not the one that is written.
  case M803
  /// The text does not say what an empty source does to an existing value.
  ///
  /// Values in the target may stay or go against what was meant.
  case M804
  /// A negative test that also holds where there is no value.
  ///
  /// Records without a value pass the test, which few people expect.
  case M805
  /// A field that a sentence names is not read by what cites the sentence.
  ///
  /// The rule probably reads another field than was asked for.
  case M806
  /// A plain copy reads another field than names, labels and values clearly speak for.
  ///
  /// Two fields were probably taken for each other, which no type shows.
  case M807
  // MARK: M9 tests
  /// A test of the spec fails.
  ///
  /// The mapping does something else than was written down as right.
  case M901
  /// No test shows a filter, an arm or a required default.
  ///
  /// Nothing would show that it does something else after a change.
  case M902
  // MARK: D9 samples
  /// Numbers that are instants in another unit than the step says.
  ///
  /// Every date would be in another century, or at the beginning of 1970.
  case D911
  /// Records that are refused, by cause.
  ///
  /// What is refused does not reach the target.
  case D912
  /// A target that no record has a value for.
  ///
  /// A field that is never filled was probably meant to be.
  case D913
  /// Values that a value map or the options do not list.
  ///
  /// What is not listed gets the value meant for all others, or none.
  case D914
  /// Elements of a list that are left out.
  ///
  /// A list in the target would have fewer elements than in the source.
  case D915
  /// Texts that are cut.
  ///
  /// The end of such a text does not reach the target.
  case D916
  /// Look-ups that find nothing, or several.
  ///
  /// Such a record goes without what it was to be joined with.
  case D917
  /// Records that get the same key.
  ///
  /// Such records are written over one another, and the last one stays.
  case D918
  // MARK: CFG workspace
  /// The folder is not a workspace.
  case CFG001
  /// A file cannot be read.
  case CFG002
  /// A file cannot be written.
  case CFG003
  /// `crosswalk.yaml` is not YAML.
  case CFG101
  /// An unknown or missing key.
  case CFG102
  /// A value of the wrong form.
  case CFG103
  /// A name that stands for nothing.
  case CFG104
  /// There is no mapping of that name.
  case CFG105
  /// No catalog of an object is known.
  case CFG106
  /// A file that should hold a catalog is none, or has keys that nobody reads.
  case CFG107
  /// A description does not say where records come from or go to.
  case CFG108
  /// There is no description.
  case CFG109
  /// A file that would be written anew holds what is kept nowhere else.
  case CFG110
  /// A file that is no bundle of a mapping, or lacks a part of one.
  case CFG111
  /// A bundle of a mapping whose contents are not those it was made with.
  case CFG112
  /// An answer is to no question.
  case CFG113
  /// A mapping's description says something else than what the mapping was drafted from.
  case CFG114
  /// There is no secret at a reference.
  case CFG201
  /// A port cannot be listened on.
  case CFG301
  // MARK: LIM limit registry
  /// A registry file is not JSON, or not the shape of a registry.
  case LIM101
  /// An unknown key.
  case LIM102
  /// A missing key.
  case LIM103
  /// A value of the wrong form, or out of range.
  case LIM104
  /// An identifier used twice.
  case LIM105
  /// A tier, limit or endpoint name that stands for nothing.
  case LIM106
  /// Keys that do not fit the limit's shape.
  case LIM107
  /// There is no registry for a platform.
  case LIM201
  /// A platform has no such tier.
  case LIM202
  // MARK: SMP samples and other files of records
  /// A line is not JSON.
  case SMP101
  /// A line is JSON, but no object.
  case SMP102
  /// A name that stands twice in an object of a line.
  case SMP103
  /// A value of a table of the workspace is an array or an object.
  case SMP104
  /// A table of the workspace is larger than look-ups take.
  case SMP105
  /// Two files of the workspace are the same table.
  case SMP106
  /// A record is longer than records may be.
  case SMP107
  /// A compressed file is cut or damaged.
  case SMP108
  /// A file is something else than what it is read as.
  case SMP109
  /// A CSV file has no header, or a column without a name.
  case SMP201
  /// Two columns of a CSV file have the same name.
  case SMP202
  /// A row has more or fewer cells than the header.
  case SMP203
  /// The quotes of a row do not close where they should.
  case SMP204
  /// A file or a row is not UTF-8.
  case SMP205
  /// A file has not the columns or fields that a mapping reads.
  case SMP206
  // MARK: CON connections and platforms
  /// An unknown platform, or one that no sync can use.
  case CON101
  /// A connection's settings do not say enough.
  case CON102
  /// The connection does not allow the address.
  case CON103
  /// The platform's adapter cannot do what was asked.
  case CON104
  /// Credentials are missing or refused.
  case CON201
  /// Credentials that are valid and may not do this.
  case CON202
  /// The platform cannot be reached, or does not answer.
  case CON301
  /// The platform answers with faults of its own.
  case CON302
  /// A quota of the platform is used up.
  case CON303
  /// The platform refuses a request as a whole.
  case CON401
  /// The platform knows no such object or field.
  case CON402
  /// The platform no longer serves this version of its API.
  case CON403
  /// The platform's answer cannot be read.
  case CON501
  // MARK: RUN runs
  /// A sync or a mapping that does not exist.
  case RUN101
  /// A mapping without an approved version.
  case RUN102
  /// An approved version from which no program can be made.
  case RUN103
  /// A mapping that does not fit the sync's connections.
  case RUN104
  /// Another run writes to the same object.
  case RUN105
  /// There is no such run.
  case RUN106
  /// The run has ended.
  case RUN107
  /// The record is not on the workbench of the run.
  case RUN108
  /// Too many records fail alike: the mapping is wrong, not the records.
  case RUN201
  /// A rule that must not fail has failed.
  case RUN202
  /// What became of a batch only a person can say.
  case RUN203
  /// The run was stopped from outside.
  case RUN204
  /// Which record a batch is refused for was not found.
  case RUN205
  /// A correction that does not fit its field, or with which a record still does not pass.
  case RUN206
  /// A record that has changed at its source since it was read.
  case RUN207
  /// A record that is not at its source any more.
  case RUN208
  /// A record that a person or a later run has settled.
  case RUN209
  /// What is in a record cannot be read any more.
  case RUN210
  /// A record no run has read, or a field it has nothing to say about.
  case RUN211
  // MARK: PRM prompts
  /// A file of a prompt is missing or cannot be read.
  case PRM101
  /// A prompt's front matter is missing, or lacks a key.
  case PRM102
  /// A placeholder is used and not declared.
  case PRM103
  /// A placeholder is declared and not used.
  case PRM104
  /// An answer schema is not a JSON Schema of an object.
  case PRM105
  /// A prompt has no system part or no user part.
  case PRM106
  /// A placeholder is declared that nothing fills.
  case PRM107
  /// A catalog's text that reads like an instruction to a model.
  case PRM201
  /// What is expected of a draft has another form.
  case PRM301
  /// There is nothing to evaluate prompts with, or no evaluation to show.
  case PRM302
  // MARK: MDL model endpoint
  /// The endpoint cannot be reached.
  case MDL001
  /// The endpoint does not answer in time.
  case MDL002
  /// The endpoint answers with something that is no chat completion.
  case MDL003
  /// The answer ends in the middle.
  case MDL004
  /// The model refuses.
  case MDL005
  /// The answer is longer than it may be.
  case MDL006
  /// The answer is empty.
  case MDL007
  /// The server cut the prompt.
  case MDL008
  /// The prompt is longer than the model takes.
  case MDL009
  /// The answer has no JSON object in it.
  case MDL010
  /// The model repeats one kind of character without end.
  case MDL011
  /// Asking was cancelled.
  case MDL012
  /// The key is not accepted.
  case MDL101
  /// There is no such model, or no chat completions at the address.
  case MDL102
  /// Quota or money ran out.
  case MDL103
  /// The endpoint is busy or unwell, after every try.
  case MDL104
  /// The endpoint refuses the request.
  case MDL105
  /// The endpoint failed again and again, and is left alone for a while.
  case MDL106
  /// The draft's ceiling of tokens or money is reached.
  case MDL107
  // MARK: JRN journal
  /// There is no journal to read.
  case JRN101
  /// Another process writes to the journal.
  case JRN102
  /// The file is not a journal.
  case JRN103
  /// The journal was changed by a newer program.
  case JRN104
  /// The journal was made by an older program and not opened for writing since.
  case JRN105
  /// The journal contradicts itself.
  case JRN106
  /// SQLite does not promise that what is acknowledged stays.
  case JRN107
  /// No room on the disk.
  case JRN108
  /// SQLite or the file system reports a fault.
  case JRN109
  /// The journal is closed.
  case JRN110
  /// The journal holds a form that this program cannot read.
  case JRN111
  /// The journal ends earlier than it was known to.
  case JRN112
  /// The keys of the journal's contents are missing.
  case JRN113
  /// A run of an older form has not ended.
  case JRN114
  /// A backup does not replace a journal that is newer, or another one.
  case JRN115
  /// A backup that is not sound.
  case JRN116
  /// A person cannot be erased while a batch with them is under way.
  case JRN117
  /// Tables that are not what follows from the events.
  case JRN118
  /// A name by which more than one record is known.
  case JRN119
  /// Somebody else changed the same thing first.
  case JRN201
  /// A step that the life of a run, a batch or a version does not have.
  case JRN202
  /// A name that stands for nothing in the journal.
  case JRN203
  /// A name that is taken.
  case JRN204
  /// An outcome for a record that needs none, or none for one that does.
  case JRN205
  /// A version that fails a check is not proposed or approved.
  case JRN301
  /// A version that fails a test is not proposed or approved.
  case JRN302
  /// A version with open questions is not approved.
  case JRN303
  /// What is to be approved is not what was shown.
  case JRN304
  /// A version that is not proposed is not approved.
  case JRN305
}
