/* Written by `cargo xtask generate` from the core; do not edit. */

/** Whatever JSON can say. */
export type Json = string | number | boolean | null | Json[] | {[key: string]: Json | undefined};

/**
 * What is asked about.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "AccessAsked".
 */
export type AccessAsked =
  'customer' | 'contact' | 'interaction' | 'opportunity' | 'product' | 'sales_order' | 'churn' | 'service';
/**
 * The 16-byte id of a record, user, workspace or device. Text form: hyphenated lower-case UUID.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "Id".
 */
export type Id = string;
/**
 * Why, or why not.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "Because".
 */
export type Because = 'all' | 'own' | 'team' | 'not_own' | 'not_team' | 'no_right' | 'inactive';
/**
 * How far a grant reaches.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "Level".
 */
export type Level = 'none' | 'own' | 'team' | 'all';
/**
 * The language of headers and of the words of lists.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "Language".
 */
export type Language = 'zh' | 'en';
/**
 * A report that can stand in it.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "Which".
 */
export type Which = 'composition' | 'contribution' | 'products' | 'opportunity' | 'service' | 'churn';
/**
 * A class of fields that a role may not see.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "MaskClass".
 */
export type MaskClass = 'phone' | 'bank' | 'amount';
/**
 * What a field holds: its JSON shape, its editor and its stored form.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "FieldType".
 */
export type FieldType =
  | 'text'
  | 'long_text'
  | 'choice'
  | 'user'
  | 'stars'
  | 'money'
  | 'integer'
  | 'decimal'
  | 'date'
  | 'instant'
  | 'phone'
  | 'url'
  | 'code'
  | 'enum'
  | 'tags'
  | 'lunar_date'
  | 'record'
  | 'multi_choice'
  | 'check'
  | 'price'
  | 'quantity';
/**
 * How a field is compared.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "Compare".
 */
export type Compare =
  | 'eq'
  | 'ne'
  | 'in'
  | 'not_in'
  | 'contains'
  | 'starts'
  | 'empty'
  | 'not_empty'
  | 'lt'
  | 'lte'
  | 'gt'
  | 'gte'
  | 'between'
  | 'last_days'
  | 'mine';
/**
 * Whether a record stands.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "Life".
 */
export type Life = 'live' | 'binned' | 'withdrawn' | 'erased';
/**
 * What a step did to the record as a whole.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "HistoryKind".
 */
export type HistoryKind = 'changed' | 'settled' | 'restored' | 'binned' | 'withdrawn' | 'created' | 'erased';
/**
 * What an export is written as.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "Format".
 */
export type Format = 'csv' | 'xlsx' | 'vcf';
/**
 * Imports contacts, each to the company that his row names; who has none is a customer himself.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ContactImportInput".
 */
export type ContactImportInput = Import;
/**
 * What separates the cells.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "Delimiter".
 */
export type Delimiter = 'comma' | 'semicolon' | 'tab' | 'pipe';
/**
 * An encoding of text.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "Encoding".
 */
export type Encoding =
  'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030' | 'big5' | 'shift-jis' | 'euc-jp' | 'euc-kr' | 'windows-1252';
/**
 * Where the columns are named.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "Header".
 */
export type Header =
  | 'guess'
  | {
      row: number;
    }
  | 'none';
/**
 * What a cell stands in when it holds a delimiter or a line end.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "Quote".
 */
export type Quote = 'double' | 'single' | 'none';
/**
 * What tells that a row of a file is about a customer who is there.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "Key".
 */
export type Key = 'name' | 'phone' | 'email' | 'credit_code';
/**
 * Which comes first in a date like 3/4/2026.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "DateOrder".
 */
export type DateOrder = 'dmy' | 'mdy';
/**
 * What becomes of a word.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "Word".
 */
export type Word =
  | 'leave'
  | 'create'
  | {
      take: string;
    };
/**
 * What becomes of a row.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "Mode".
 */
export type Mode = 'create_or_update' | 'create' | 'update' | 'fill' | 'skip';
/**
 * What becomes of a word that its list has not.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "Unknown".
 */
export type Unknown = 'leave' | 'create';
/**
 * What becomes of an order whose customer is not there.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "UnknownCustomer".
 */
export type UnknownCustomer = 'create' | 'reject';
/**
 * Something a person should know of the file as it was read; nothing of it stops the reading.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "Note".
 */
export type Note =
  | {
      code: 'mark_in_header';
    }
  | {
      code: 'duplicate_headers';
      count: number;
    }
  | {
      code: 'unnamed_columns';
      count: number;
    }
  | {
      code: 'columns_beyond';
      count: number;
    }
  | {
      code: 'rows_above';
      count: number;
    }
  | {
      code: 'cells_beside';
      count: number;
    }
  | {
      code: 'blank_rows';
      count: number;
    }
  | {
      code: 'merged_cells';
      count: number;
    }
  | {
      code: 'error_cells';
      count: number;
    }
  | {
      code: 'media_left_out';
      count: number;
    }
  | {
      code: 'properties_skipped';
      count: number;
    }
  | {
      code: 'external_links';
      count: number;
    }
  | {
      code: 'encoding_unsure';
    };
/**
 * Imports customers.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "CustomerImportInput".
 */
export type CustomerImportInput = Import;
/**
 * What a timeline tells of.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "EntryKind".
 */
export type EntryKind =
  'interaction' | 'contact' | 'opportunity' | 'service' | 'sales_order' | 'change' | 'life';
/**
 * What a custom field holds.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "FieldKind".
 */
export type FieldKind = 'text' | 'number' | 'money' | 'date' | 'choice' | 'multi_choice' | 'check' | 'link';
/**
 * A stretch of the calendar.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "Span".
 */
export type Span = 'month' | 'quarter';
/**
 * How a value is written.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "HomeKind".
 */
export type HomeKind = 'count' | 'amount' | 'share';
/**
 * A record that a row tells of.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ImportPart".
 */
export type ImportPart =
  | 'customer'
  | 'contact'
  | 'interaction'
  | 'product'
  | 'stock'
  | 'opportunity'
  | 'service'
  | 'sales_order'
  | 'order_line';
/**
 * What a file was found to be.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ImportKind".
 */
export type ImportKind =
  | (TextFormat & {
      format: 'text';
    })
  | {
      /**
       * Which format.
       */
      book: Book;
      format: 'workbook';
      /**
       * The one that is read: what was chosen, or the first that is shown and has rows.
       */
      sheet: number;
      /**
       * The sheets, in their order.
       */
      sheets: Sheet[];
    }
  | {
      /**
       * What the raw bytes of those are in that do not say it.
       */
      encoding: Encoding;
      format: 'cards';
    };
/**
 * The formats of workbooks.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "Book".
 */
export type Book = 'xlsx' | 'xls' | 'ods';
/**
 * Imports interactions, each with the customer that its row names.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "InteractionImportInput".
 */
export type InteractionImportInput = Import;
/**
 * By what the cards of a column go. What has no date or amount comes last.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "OpportunityBy".
 */
export type OpportunityBy = 'expected_close' | 'amount' | 'next_step_on' | 'stage_at';
/**
 * Imports opportunities, those of the past with their own state and dates.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "OpportunityImportInput".
 */
export type OpportunityImportInput = Import;
/**
 * Imports products, each known by its sku.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ProductImportInput".
 */
export type ProductImportInput = Import;
/**
 * By what customers are told apart.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ReportCompositionBy".
 */
export type ReportCompositionBy = 'level' | 'credit' | 'satisfaction' | 'region';
/**
 * A report, with what it is asked.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ReportAsked".
 */
export type ReportAsked =
  | {
      churn: Churned;
    }
  | {
      contribution: Contribution;
    }
  | {
      products: Products;
    }
  | {
      composition: Composition;
    }
  | {
      opportunity: Opportunities;
    }
  | {
      service: Services;
    };
/**
 * By what lines of orders are told apart.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ReportProductsBy".
 */
export type ReportProductsBy = 'product' | 'category' | 'channel';
/**
 * By what opportunities are told apart.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ReportOpportunityBy".
 */
export type ReportOpportunityBy = 'month' | 'quarter' | 'year' | 'owner' | 'source' | 'product';
/**
 * By what services are told apart.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ReportServiceBy".
 */
export type ReportServiceBy = 'type' | 'satisfaction' | 'days' | 'reopened';
/**
 * Imports orders with their lines, each known by its number.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "SalesOrderImportInput".
 */
export type SalesOrderImportInput = Import;
/**
 * What is found.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "SearchKind".
 */
export type SearchKind =
  'customer' | 'contact' | 'interaction' | 'opportunity' | 'service' | 'sales_order' | 'product';
/**
 * How well a record fits; hits come in this order.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "Fit".
 */
export type Fit = 'equal' | 'prefix' | 'word' | 'infix' | 'pinyin' | 'text';
/**
 * Imports services, those of the past in their own state and with their own dates.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ServiceImportInput".
 */
export type ServiceImportInput = Import;
/**
 * What waits in a queue.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "Waiting".
 */
export type Waiting = 'to_assign' | 'to_handle' | 'to_feed_back' | 'overdue' | 'reopened' | 'raised';
/**
 * Imports stock, each known by product, warehouse and bin.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "StockImportInput".
 */
export type StockImportInput = Import;
/**
 * How somebody comes in.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "Way".
 */
export type Way = 'password' | 'invited' | 'none';

export type Calls = {
  'access.why': {
    input: AccessWhyInput;
    data: Reason;
  };
  'archive.make': {
    input: ArchiveMakeInput;
    data: Begun;
    result: ArchiveExported & {
      /**
       * What undo takes; absent where nothing was written.
       */
      op?: number;
    };
  };
  'archive.take': {
    input: ArchiveTakeInput;
    data: Begun;
    result: Taken & {
      /**
       * What undo takes; absent where nothing was written.
       */
      op?: number;
    };
  };
  'audit.list': {
    input: AuditListInput;
    data: AuditEntries;
  };
  'backup.make': {
    input: BackupMakeInput;
    data: Begun;
    result: Made & {
      /**
       * What undo takes; absent where nothing was written.
       */
      op?: number;
    };
  };
  'briefing.delete': {
    input: BriefingDeleteInput;
    data: Deleted;
  };
  'briefing.get': {
    input: BriefingGetInput;
    data: Document;
  };
  'briefing.list': {
    input: BriefingListInput;
    data: Briefings;
  };
  'briefing.preview': {
    input: BriefingPreviewInput;
    data: BriefingPreviewed;
  };
  'briefing.recipients': {
    input: BriefingRecipientsInput;
    data: Readers;
  };
  'briefing.save': {
    input: BriefingSaveInput;
    data: BriefingSaved;
  };
  'briefing.send': {
    input: BriefingSendInput;
    data: Sent;
  };
  'catalogue.get': {
    input: CatalogueGetInput;
    data: CatalogueInfo;
  };
  'change.list': {
    input: ChangeListInput;
    data: LogSteps;
  };
  'change.redo': {
    input: ChangeRedoInput;
    data: Undone;
  };
  'change.undo': {
    input: ChangeUndoInput;
    data: Undone;
  };
  'changes.apply': {
    input: ChangesApplyInput;
    data: Applied;
  };
  'changes.export': {
    input: ChangesExportInput;
    data: ChangesExported;
  };
  'changes.vector': {
    input: ChangesVectorInput;
    data: VectorText;
  };
  'churn.check': {
    input: ChurnCheckInput;
    data: Checked;
  };
  'churn.confirm': {
    input: ChurnConfirmInput;
    data: ChurnStepped;
  };
  'churn.count': {
    input: ChurnCountInput;
    data: ChurnCounted;
  };
  'churn.get': {
    input: ChurnGetInput;
    data: ChurnDetail;
  };
  'churn.history': {
    input: ChurnHistoryInput;
    data: HistorySteps;
  };
  'churn.hold': {
    input: ChurnHoldInput;
    data: ChurnStepped;
  };
  'churn.list': {
    input: ChurnListInput;
    data: ChurnPage;
  };
  'churn.place': {
    input: ChurnPlaceInput;
    data: Placed;
  };
  'conflict.count': {
    input: ConflictCountInput;
    data: ConflictCounted;
  };
  'conflict.list': {
    input: ConflictListInput;
    data: ConflictRows;
  };
  'conflict.settle': {
    input: ConflictSettleInput;
    data: Settled;
  };
  'contact.bin': {
    input: ContactBinInput;
    data: Moved;
  };
  'contact.bulk': {
    input: ContactBulkInput;
    data: BulkChanged;
  };
  'contact.count': {
    input: ContactCountInput;
    data: ChurnCounted;
  };
  'contact.create': {
    input: ContactCreateInput;
    data: ContactCreated;
  };
  'contact.erase': {
    input: ContactEraseInput;
    data: Erased;
  };
  'contact.export': {
    input: ContactExportInput;
    data: Begun;
    result: ArchiveExported & {
      /**
       * What undo takes; absent where nothing was written.
       */
      op?: number;
    };
  };
  'contact.get': {
    input: ContactGetInput;
    data: ContactDetail;
  };
  'contact.history': {
    input: ContactHistoryInput;
    data: HistorySteps;
  };
  'contact.import': {
    input: ContactImportInput;
    data: Begun;
    result: Imported & {
      /**
       * What undo takes; absent where nothing was written.
       */
      op?: number;
    };
  };
  'contact.list': {
    input: ContactListInput;
    data: ContactPage;
  };
  'contact.place': {
    input: ContactPlaceInput;
    data: Placed;
  };
  'contact.points': {
    input: ContactPointsInput;
    data: PointsSet;
  };
  'contact.restore': {
    input: ContactRestoreInput;
    data: Moved;
  };
  'contact.update': {
    input: ContactUpdateInput;
    data: ContactUpdated;
  };
  'customer.as_of': {
    input: CustomerAsOfInput;
    data: Stood;
  };
  'customer.bin': {
    input: CustomerBinInput;
    data: Moved;
  };
  'customer.bulk': {
    input: CustomerBulkInput;
    data: BulkChanged;
  };
  'customer.count': {
    input: CustomerCountInput;
    data: ChurnCounted;
  };
  'customer.create': {
    input: CustomerCreateInput;
    data: CustomerCreated;
  };
  'customer.erase': {
    input: CustomerEraseInput;
    data: Erased;
  };
  'customer.export': {
    input: CustomerExportInput;
    data: Begun;
    result: ArchiveExported & {
      /**
       * What undo takes; absent where nothing was written.
       */
      op?: number;
    };
  };
  'customer.get': {
    input: CustomerGetInput;
    data: CustomerDetail;
  };
  'customer.history': {
    input: CustomerHistoryInput;
    data: HistorySteps;
  };
  'customer.import': {
    input: CustomerImportInput;
    data: Begun;
    result: Imported & {
      /**
       * What undo takes; absent where nothing was written.
       */
      op?: number;
    };
  };
  'customer.list': {
    input: CustomerListInput;
    data: CustomerPage;
  };
  'customer.place': {
    input: CustomerPlaceInput;
    data: Placed;
  };
  'customer.points': {
    input: CustomerPointsInput;
    data: PointsSet;
  };
  'customer.restore': {
    input: CustomerRestoreInput;
    data: Moved;
  };
  'customer.tag': {
    input: CustomerTagInput;
    data: CustomerChanged;
  };
  'customer.timeline': {
    input: CustomerTimelineInput;
    data: TimelinePage;
  };
  'customer.update': {
    input: CustomerUpdateInput;
    data: ContactUpdated;
  };
  'demo.fill': {
    input: DemoFillInput;
    data: Begun;
    result: Filled & {
      /**
       * What undo takes; absent where nothing was written.
       */
      op?: number;
    };
  };
  'dictionary.add': {
    input: DictionaryAddInput;
    data: DictionaryAdded;
  };
  'dictionary.delete': {
    input: DictionaryDeleteInput;
    data: Deleted;
  };
  'dictionary.list': {
    input: DictionaryListInput;
    data: Categories;
  };
  'dictionary.sort': {
    input: DictionarySortInput;
    data: DictionarySorted;
  };
  'dictionary.update': {
    input: DictionaryUpdateInput;
    data: DictionaryUpdated;
  };
  'doctor.check': {
    input: DoctorCheckInput;
    data: Health;
  };
  'doctor.rebuild': {
    input: DoctorRebuildInput;
    data: Rebuilt;
  };
  'field.add': {
    input: FieldAddInput;
    data: FieldAdded;
  };
  'field.list': {
    input: FieldListInput;
    data: Fields;
  };
  'field.sort': {
    input: FieldSortInput;
    data: FieldSorted;
  };
  'field.update': {
    input: FieldUpdateInput;
    data: FieldUpdated;
  };
  'home.get': {
    input: HomeGetInput;
    data: Home;
  };
  'import.history': {
    input: ImportHistoryInput;
    data: PastImports;
  };
  'import.preview': {
    input: ImportPreviewInput;
    data: ImportPreviewed;
  };
  'interaction.bin': {
    input: InteractionBinInput;
    data: Moved;
  };
  'interaction.bulk': {
    input: InteractionBulkInput;
    data: BulkChanged;
  };
  'interaction.count': {
    input: InteractionCountInput;
    data: ChurnCounted;
  };
  'interaction.create': {
    input: InteractionCreateInput;
    data: ContactCreated;
  };
  'interaction.erase': {
    input: InteractionEraseInput;
    data: Erased;
  };
  'interaction.export': {
    input: InteractionExportInput;
    data: Begun;
    result: ArchiveExported & {
      /**
       * What undo takes; absent where nothing was written.
       */
      op?: number;
    };
  };
  'interaction.get': {
    input: InteractionGetInput;
    data: InteractionDetail;
  };
  'interaction.history': {
    input: InteractionHistoryInput;
    data: HistorySteps;
  };
  'interaction.import': {
    input: InteractionImportInput;
    data: Begun;
    result: Imported & {
      /**
       * What undo takes; absent where nothing was written.
       */
      op?: number;
    };
  };
  'interaction.list': {
    input: InteractionListInput;
    data: InteractionPage;
  };
  'interaction.place': {
    input: InteractionPlaceInput;
    data: Placed;
  };
  'interaction.restore': {
    input: InteractionRestoreInput;
    data: Moved;
  };
  'interaction.update': {
    input: InteractionUpdateInput;
    data: ContactUpdated;
  };
  'job.cancel': {
    input: JobCancelInput;
    data: Cancelling;
  };
  'job.get': {
    input: JobGetInput;
    data: JobState;
  };
  'opportunity.alike': {
    input: OpportunityAlikeInput;
    data: AlikeCustomers;
  };
  'opportunity.assign': {
    input: OpportunityAssignInput;
    data: AssignedCount;
  };
  'opportunity.assignees': {
    input: OpportunityAssigneesInput;
    data: Managers;
  };
  'opportunity.bin': {
    input: OpportunityBinInput;
    data: Moved;
  };
  'opportunity.board': {
    input: OpportunityBoardInput;
    data: BoardColumns;
  };
  'opportunity.bulk': {
    input: OpportunityBulkInput;
    data: BulkChanged;
  };
  'opportunity.column': {
    input: OpportunityColumnInput;
    data: Cards;
  };
  'opportunity.count': {
    input: OpportunityCountInput;
    data: ChurnCounted;
  };
  'opportunity.create': {
    input: OpportunityCreateInput;
    data: OpportunityCreated;
  };
  'opportunity.erase': {
    input: OpportunityEraseInput;
    data: Erased;
  };
  'opportunity.export': {
    input: OpportunityExportInput;
    data: Begun;
    result: ArchiveExported & {
      /**
       * What undo takes; absent where nothing was written.
       */
      op?: number;
    };
  };
  'opportunity.get': {
    input: OpportunityGetInput;
    data: OpportunityDetail;
  };
  'opportunity.history': {
    input: OpportunityHistoryInput;
    data: HistorySteps;
  };
  'opportunity.import': {
    input: OpportunityImportInput;
    data: Begun;
    result: Imported & {
      /**
       * What undo takes; absent where nothing was written.
       */
      op?: number;
    };
  };
  'opportunity.list': {
    input: OpportunityListInput;
    data: OpportunityPage;
  };
  'opportunity.lose': {
    input: OpportunityLoseInput;
    data: Closed;
  };
  'opportunity.place': {
    input: OpportunityPlaceInput;
    data: Placed;
  };
  'opportunity.products': {
    input: OpportunityProductsInput;
    data: OpportunityChanged;
  };
  'opportunity.progress': {
    input: OpportunityProgressInput;
    data: ContactUpdated;
  };
  'opportunity.reassign': {
    input: OpportunityReassignInput;
    data: AssignedCount;
  };
  'opportunity.reopen': {
    input: OpportunityReopenInput;
    data: Closed;
  };
  'opportunity.restore': {
    input: OpportunityRestoreInput;
    data: Moved;
  };
  'opportunity.update': {
    input: OpportunityUpdateInput;
    data: ContactUpdated;
  };
  'opportunity.win': {
    input: OpportunityWinInput;
    data: Won;
  };
  'plan.bin': {
    input: PlanBinInput;
    data: Moved;
  };
  'plan.due': {
    input: PlanDueInput;
    data: DueSteps;
  };
  'plan.execute': {
    input: PlanExecuteInput;
    data: Step;
  };
  'plan.history': {
    input: PlanHistoryInput;
    data: HistorySteps;
  };
  'plan.list': {
    input: PlanListInput;
    data: Steps;
  };
  'plan.make': {
    input: PlanMakeInput;
    data: Step;
  };
  'plan.restore': {
    input: PlanRestoreInput;
    data: Moved;
  };
  'plan.update': {
    input: PlanUpdateInput;
    data: ContactUpdated;
  };
  'product.bin': {
    input: ProductBinInput;
    data: Moved;
  };
  'product.bulk': {
    input: ProductBulkInput;
    data: BulkChanged;
  };
  'product.count': {
    input: ProductCountInput;
    data: ChurnCounted;
  };
  'product.create': {
    input: ProductCreateInput;
    data: ProductCreated;
  };
  'product.export': {
    input: ProductExportInput;
    data: Begun;
    result: ArchiveExported & {
      /**
       * What undo takes; absent where nothing was written.
       */
      op?: number;
    };
  };
  'product.get': {
    input: ProductGetInput;
    data: ProductDetail;
  };
  'product.history': {
    input: ProductHistoryInput;
    data: HistorySteps;
  };
  'product.import': {
    input: ProductImportInput;
    data: Begun;
    result: Imported & {
      /**
       * What undo takes; absent where nothing was written.
       */
      op?: number;
    };
  };
  'product.list': {
    input: ProductListInput;
    data: ProductPage;
  };
  'product.place': {
    input: ProductPlaceInput;
    data: Placed;
  };
  'product.restore': {
    input: ProductRestoreInput;
    data: Moved;
  };
  'product.update': {
    input: ProductUpdateInput;
    data: ContactUpdated;
  };
  'report.churn': {
    input: ReportChurnInput;
    data: Losses;
  };
  'report.composition': {
    input: ReportCompositionInput;
    data: Shares;
  };
  'report.contribution': {
    input: ReportContributionInput;
    data: Contributions;
  };
  'report.export': {
    input: ReportExportInput;
    data: Begun;
    result: ArchiveExported & {
      /**
       * What undo takes; absent where nothing was written.
       */
      op?: number;
    };
  };
  'report.opportunity': {
    input: ReportOpportunityInput;
    data: Outcomes;
  };
  'report.products': {
    input: ReportProductsInput;
    data: ProductReport;
  };
  'report.service': {
    input: ReportServiceInput;
    data: ServiceReport;
  };
  'role.add': {
    input: RoleAddInput;
    data: RoleChanged;
  };
  'role.delete': {
    input: RoleDeleteInput;
    data: RoleChanged;
  };
  'role.grant': {
    input: RoleGrantInput;
    data: Granted;
  };
  'role.list': {
    input: RoleListInput;
    data: Roles;
  };
  'role.update': {
    input: RoleUpdateInput;
    data: RoleChanged;
  };
  'sales_order.bin': {
    input: SalesOrderBinInput;
    data: Moved;
  };
  'sales_order.count': {
    input: SalesOrderCountInput;
    data: ChurnCounted;
  };
  'sales_order.create': {
    input: SalesOrderCreateInput;
    data: OpportunityCreated;
  };
  'sales_order.export': {
    input: SalesOrderExportInput;
    data: Begun;
    result: ArchiveExported & {
      /**
       * What undo takes; absent where nothing was written.
       */
      op?: number;
    };
  };
  'sales_order.get': {
    input: SalesOrderGetInput;
    data: OrderDetail;
  };
  'sales_order.history': {
    input: SalesOrderHistoryInput;
    data: HistorySteps;
  };
  'sales_order.import': {
    input: SalesOrderImportInput;
    data: Begun;
    result: Imported & {
      /**
       * What undo takes; absent where nothing was written.
       */
      op?: number;
    };
  };
  'sales_order.list': {
    input: SalesOrderListInput;
    data: OrderPage;
  };
  'sales_order.place': {
    input: SalesOrderPlaceInput;
    data: Placed;
  };
  'sales_order.restore': {
    input: SalesOrderRestoreInput;
    data: Moved;
  };
  'sales_order.totals': {
    input: SalesOrderTotalsInput;
    data: OrderTotals;
  };
  'sales_order.update': {
    input: SalesOrderUpdateInput;
    data: OrderUpdated;
  };
  'search.find': {
    input: SearchFindInput;
    data: Results;
  };
  'service.assign': {
    input: ServiceAssignInput;
    data: ServicesAssigned;
  };
  'service.assignees': {
    input: ServiceAssigneesInput;
    data: Handlers;
  };
  'service.bin': {
    input: ServiceBinInput;
    data: Moved;
  };
  'service.bulk': {
    input: ServiceBulkInput;
    data: BulkChanged;
  };
  'service.count': {
    input: ServiceCountInput;
    data: ChurnCounted;
  };
  'service.create': {
    input: ServiceCreateInput;
    data: OpportunityCreated;
  };
  'service.erase': {
    input: ServiceEraseInput;
    data: Erased;
  };
  'service.export': {
    input: ServiceExportInput;
    data: Begun;
    result: ArchiveExported & {
      /**
       * What undo takes; absent where nothing was written.
       */
      op?: number;
    };
  };
  'service.feedback': {
    input: ServiceFeedbackInput;
    data: ServiceStepped;
  };
  'service.get': {
    input: ServiceGetInput;
    data: ServiceDetail;
  };
  'service.handle': {
    input: ServiceHandleInput;
    data: ServiceStepped;
  };
  'service.history': {
    input: ServiceHistoryInput;
    data: HistorySteps;
  };
  'service.import': {
    input: ServiceImportInput;
    data: Begun;
    result: Imported & {
      /**
       * What undo takes; absent where nothing was written.
       */
      op?: number;
    };
  };
  'service.list': {
    input: ServiceListInput;
    data: ServicePage;
  };
  'service.place': {
    input: ServicePlaceInput;
    data: Placed;
  };
  'service.queue': {
    input: ServiceQueueInput;
    data: Queues;
  };
  'service.reassign': {
    input: ServiceReassignInput;
    data: ServicesAssigned;
  };
  'service.restore': {
    input: ServiceRestoreInput;
    data: Moved;
  };
  'service.update': {
    input: ServiceUpdateInput;
    data: ContactUpdated;
  };
  'session.get': {
    input: SessionGetInput;
    data: SessionFacts;
  };
  'setting.list': {
    input: SettingListInput;
    data: Settings;
  };
  'setting.update': {
    input: SettingUpdateInput;
    data: Decided;
  };
  'stock.count': {
    input: StockCountInput;
    data: ChurnCounted;
  };
  'stock.export': {
    input: StockExportInput;
    data: Begun;
    result: ArchiveExported & {
      /**
       * What undo takes; absent where nothing was written.
       */
      op?: number;
    };
  };
  'stock.history': {
    input: StockHistoryInput;
    data: HistorySteps;
  };
  'stock.import': {
    input: StockImportInput;
    data: Begun;
    result: Imported & {
      /**
       * What undo takes; absent where nothing was written.
       */
      op?: number;
    };
  };
  'stock.list': {
    input: StockListInput;
    data: StockPage;
  };
  'stock.place': {
    input: StockPlaceInput;
    data: Placed;
  };
  'tag.list': {
    input: TagListInput;
    data: Tags;
  };
  'team.add': {
    input: TeamAddInput;
    data: TeamChanged;
  };
  'team.delete': {
    input: TeamDeleteInput;
    data: TeamChanged;
  };
  'team.list': {
    input: TeamListInput;
    data: Teams;
  };
  'team.update': {
    input: TeamUpdateInput;
    data: TeamChanged;
  };
  'user.activate': {
    input: UserActivateInput;
    data: Invited;
  };
  'user.add': {
    input: UserAddInput;
    data: UserAdded;
  };
  'user.deactivate': {
    input: UserDeactivateInput;
    data: UserChanged;
  };
  'user.hand_over': {
    input: UserHandOverInput;
    data: Begun;
    result: InHand & {
      /**
       * What undo takes; absent where nothing was written.
       */
      op?: number;
    };
  };
  'user.invite': {
    input: UserInviteInput;
    data: Invited;
  };
  'user.list': {
    input: UserListInput;
    data: Users;
  };
  'user.password': {
    input: UserPasswordInput;
    data: Set;
  };
  'user.people': {
    input: UserPeopleInput;
    data: Everyone;
  };
  'user.update': {
    input: UserUpdateInput;
    data: UserChanged;
  };
  'user.work': {
    input: UserWorkInput;
    data: InHand;
  };
  'view.delete': {
    input: ViewDeleteInput;
    data: Deleted;
  };
  'view.list': {
    input: ViewListInput;
    data: Views;
  };
  'view.save': {
    input: ViewSaveInput;
    data: ViewSaved;
  };
  'workspace.status': {
    input: WorkspaceStatusInput;
    data: Status;
  };
}
/**
 * Asks of a record in one's own sight whether somebody else sees it.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "AccessWhyInput".
 */
export type AccessWhyInput = {
  /**
   * What it is.
   */
  entity: AccessAsked;
  /**
   * The record.
   */
  id: Id;
  /**
   * Who.
   */
  user: Id;
}
/**
 * The answer of `access.why`.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "Reason".
 */
export type Reason = {
  /**
   * Why, or why not.
   */
  because: Because;
  /**
   * How far his right to see such records reaches.
   */
  level: Level;
  /**
   * By whom it is seen: the owner of the customer that it belongs to; of an opportunity or a service who made it and who
   * had it in hand. None where whoever may see such records at all sees each.
   */
  owners: OwnerOf[];
  /**
   * Codes of the roles that give it.
   */
  roles: string[];
  /**
   * Whether he sees it.
   */
  sees: boolean;
}
/**
 * One of those whose a record is.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "OwnerOf".
 */
export type OwnerOf = {
  /**
   * His id.
   */
  id: string;
  /**
   * His name.
   */
  name: string;
}
/**
 * Makes an open archive of everything that one may read and export: JSON lines, tables as text, a description.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ArchiveMakeInput".
 */
export type ArchiveMakeInput = {
  /**
   * The language of the tables; the workspace's where it is left out. The description is in both.
   */
  language?: Language | null;
}
/**
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "Begun".
 */
export type Begun = {
  job: string;
}
/**
 * What came of an export.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ArchiveExported".
 */
export type ArchiveExported = {
  /**
   * The file, for the session to take.
   */
  file: string;
  /**
   * Records that have no card: companies.
   */
  left_out: number;
  /**
   * A name to save it under.
   */
  name: string;
  /**
   * Records in it, or cards.
   */
  rows: number;
}
/**
 * Takes an open archive into this workspace. Needs the right to import everything, and to make what is missing.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ArchiveTakeInput".
 */
export type ArchiveTakeInput = {
  /**
   * The archive, put before.
   */
  file: string;
}
/**
 * What came of it.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "Taken".
 */
export type Taken = {
  /**
   * Churn records made.
   */
  churn: number;
  /**
   * Contacts made.
   */
  contacts: number;
  /**
   * Customers made.
   */
  customers: number;
  /**
   * The group: what undo takes back as one.
   */
  grp: string | null;
  /**
   * Interactions made.
   */
  interactions: number;
  /**
   * Lines of orders made.
   */
  lines: number;
  /**
   * Records made, of all kinds.
   */
  made: number;
  /**
   * Opportunities made.
   */
  opportunities: number;
  /**
   * Orders made.
   */
  orders: number;
  /**
   * Steps of plans made.
   */
  plans: number;
  /**
   * Lines that were refused, and values that were not taken from lines that were; the first thousand.
   */
  problems: Refusal[];
  /**
   * How many those are in all.
   */
  problems_total: number;
  /**
   * Products made.
   */
  products: number;
  /**
   * Services made.
   */
  services: number;
  /**
   * Records that are here already, or were erased here.
   */
  skipped: number;
  /**
   * Places with stock made.
   */
  stock: number;
}
/**
 * A line, or a value of it, that was not taken.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "Refusal".
 */
export type Refusal = {
  /**
   * The field; none where it is the line.
   */
  field?: string | null;
  /**
   * The line in it, from 1.
   */
  line: number;
  /**
   * The part of the archive.
   */
  part: string;
  /**
   * The code of the rule it breaks.
   */
  reason: string;
}
/**
 * The audit log: logins, failures, refusals; newest first.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "AuditListInput".
 */
export type AuditListInput = {
  /**
   * Entries before this one.
   */
  before?: number | null;
  /**
   * At most so many (100).
   */
  limit?: number | null;
}
/**
 * The answer of `audit.list`.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "AuditEntries".
 */
export type AuditEntries = {
  /**
   * Newest first.
   */
  entries: AuditEntry[];
}
/**
 * One entry of the audit log.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "AuditEntry".
 */
export type AuditEntry = {
  /**
   * Who, where somebody was known.
   */
  actor: string | null;
  /**
   * When.
   */
  at: string;
  /**
   * What else is known of it.
   */
  detail: Json;
  /**
   * Its number.
   */
  n: number;
  /**
   * What, as a code.
   */
  what: string;
}
/**
 * Makes a backup, opens it again and checks it.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "BackupMakeInput".
 */
export interface BackupMakeInput {}
/**
 * A verified backup.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "Made".
 */
export type Made = {
  /**
   * When it was made.
   */
  at: string;
  /**
   * Its size in bytes.
   */
  bytes: number;
  /**
   * Its file's name.
   */
  file: string;
  /**
   * SHA-256 of the file.
   */
  sha256: string;
}
/**
 * Deletes one's own draft.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "BriefingDeleteInput".
 */
export type BriefingDeleteInput = {
  /**
   * Which.
   */
  id: Id;
}
/**
 * That it is gone.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "Deleted".
 */
export type Deleted = {
  /**
   * Always true.
   */
  deleted: boolean;
}
/**
 * A document.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "BriefingGetInput".
 */
export type BriefingGetInput = {
  /**
   * Which.
   */
  id: Id;
}
/**
 * The document.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "Document".
 */
export type Document = {
  /**
   * Who wrote it.
   */
  author: BriefingPerson;
  /**
   * What its author says of the figures.
   */
  comment: string | null;
  /**
   * What it is of.
   */
  contents: Contents;
  /**
   * Its id.
   */
  id: string;
  /**
   * Whether that is who asks.
   */
  mine: boolean;
  /**
   * Whom it is for.
   */
  recipients: BriefingPerson[];
  /**
   * Its revision.
   */
  rev: number;
  /**
   * What was kept when it was sent; null: a draft, or amounts are masked for who asks.
   */
  sections: Section[] | null;
  /**
   * When it was sent; null: it is a draft.
   */
  sent_at: string | null;
  /**
   * Its title.
   */
  title: string;
}
/**
 * Somebody.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "BriefingPerson".
 */
export type BriefingPerson = {
  /**
   * His id.
   */
  id: string;
  /**
   * How he is shown.
   */
  name: string;
}
/**
 * What a document is of.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "Contents".
 */
export type Contents = {
  /**
   * The first day.
   */
  from: string;
  /**
   * Its reports, in their order.
   */
  parts: BriefingPart[];
  /**
   * The last day.
   */
  to: string;
}
/**
 * One report of a document.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "BriefingPart".
 */
export type BriefingPart = {
  /**
   * By what it tells its lines apart, as that report knows it; its own usual where it is left out.
   */
  by?: string | null;
  /**
   * Its currency; the workspace's where it is left out.
   */
  currency?: string | null;
  /**
   * Which.
   */
  report: Which;
}
/**
 * A report with its figures.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "Section".
 */
export type Section = {
  /**
   * How many lines more there were than a report shows.
   */
  beyond: number;
  /**
   * Its columns.
   */
  columns: Column[];
  /**
   * What it was asked.
   */
  part: BriefingPart;
  /**
   * Its lines.
   */
  rows: Figure[][];
  /**
   * The line that sums them up, where it has one.
   */
  total: Figure[] | null;
}
/**
 * A column of a table.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "Column".
 */
export type Column = {
  /**
   * What it tells: `amount`, `won` …
   */
  key: string;
  /**
   * Its header.
   */
  label: LabelPair;
}
/**
 * A label in both languages.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "LabelPair".
 */
export type LabelPair = {
  /**
   * English.
   */
  en: string;
  /**
   * Chinese.
   */
  zh: string;
}
/**
 * A cell of a table: one of these, or nothing.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "Figure".
 */
export type Figure = {
  /**
   * A day.
   */
  day?: string | null;
  /**
   * A number in decimal digits.
   */
  number?: string | null;
  /**
   * Words.
   */
  text?: LabelPair | null;
}
/**
 * Documents that were sent, and one's own drafts.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "BriefingListInput".
 */
export type BriefingListInput = {
  /**
   * At most so many that were sent (50).
   */
  limit?: number | null;
  /**
   * Behind so many of them.
   */
  offset?: number | null;
}
/**
 * The answer of `briefing.list`.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "Briefings".
 */
export type Briefings = {
  /**
   * One's own drafts, the newest first; only with the first page.
   */
  drafts: BriefingRow[];
  /**
   * There are more.
   */
  more: boolean;
  /**
   * What was sent, the newest first.
   */
  sent: BriefingRow[];
}
/**
 * A line of the list.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "BriefingRow".
 */
export type BriefingRow = {
  /**
   * Who wrote it.
   */
  author: string;
  /**
   * The first day.
   */
  from: string;
  /**
   * Its id.
   */
  id: string;
  /**
   * Whether that is who asks.
   */
  mine: boolean;
  /**
   * Whom it is for.
   */
  recipients: BriefingPerson[];
  /**
   * Its revision.
   */
  rev: number;
  /**
   * When it was sent; null: it is a draft.
   */
  sent_at: string | null;
  /**
   * Its title.
   */
  title: string;
  /**
   * The last day.
   */
  to: string;
}
/**
 * The figures of a document as they are now.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "BriefingPreviewInput".
 */
export type BriefingPreviewInput = {
  /**
   * What it is of.
   */
  contents: Contents;
}
/**
 * The answer of `briefing.preview`.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "BriefingPreviewed".
 */
export type BriefingPreviewed = {
  /**
   * One for each part, in their order.
   */
  sections: Section[];
}
/**
 * The people to whom a document can be sent.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "BriefingRecipientsInput".
 */
export interface BriefingRecipientsInput {}
/**
 * The answer of `briefing.recipients`.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "Readers".
 */
export type Readers = {
  /**
   * Those who read only what is sent to them first.
   */
  people: Reader[];
}
/**
 * One to whom it can be sent.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "Reader".
 */
export type Reader = {
  /**
   * His id.
   */
  id: string;
  /**
   * How he is shown.
   */
  name: string;
  /**
   * He reads every document that was sent, whether it is for him or not.
   */
  reads_all: boolean;
}
/**
 * Saves a draft, a new one or one's own again.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "BriefingSaveInput".
 */
export type BriefingSaveInput = {
  /**
   * What its author says of the figures.
   */
  comment?: string | null;
  /**
   * What it is of.
   */
  contents: Contents;
  /**
   * Of one that stands already.
   */
  id?: Id | null;
  /**
   * To whom it will be sent.
   */
  recipients?: Id[];
  /**
   * The revision it was opened with.
   */
  rev?: number | null;
  /**
   * Its title.
   */
  title: string;
}
/**
 * The saved draft.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "BriefingSaved".
 */
export type BriefingSaved = {
  /**
   * Its id.
   */
  id: string;
  /**
   * Its revision.
   */
  rev: number;
}
/**
 * Sends one's own draft.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "BriefingSendInput".
 */
export type BriefingSendInput = {
  /**
   * Which.
   */
  id: Id;
  /**
   * The revision that was looked at.
   */
  rev: number;
}
/**
 * What was sent.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "Sent".
 */
export type Sent = {
  /**
   * Its id.
   */
  id: string;
  /**
   * Its revision.
   */
  rev: number;
}
/**
 * The fields of an entity, custom ones included.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "CatalogueGetInput".
 */
export type CatalogueGetInput = {
  /**
   * `customer`, `contact`, `interaction`, `opportunity`, `plan`, `product`, `stock`, `service`, `sales_order`, `order_line`, `churn`.
   */
  entity: string;
}
/**
 * The answer of `catalogue.get`.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "CatalogueInfo".
 */
export type CatalogueInfo = {
  /**
   * The entity.
   */
  entity: string;
  /**
   * Its fields in the order of the form.
   */
  fields: FieldInfo[];
  /**
   * Custom fields that are no longer shown: only the history still names them.
   */
  retired: FieldInfo[];
  /**
   * Fields a list can be sorted by.
   */
  sorts: string[];
}
/**
 * One field as the contract shows it.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "FieldInfo".
 */
export type FieldInfo = {
  /**
   * It names a record that lists of these are filtered by what it is called.
   */
  by_name: boolean;
  /**
   * Cells that change and conflict as one.
   */
  cell_group?: string | null;
  /**
   * What a custom field picks among, inactive options too.
   */
  choices?: FieldOption[];
  /**
   * Made at run time by the workspace.
   */
  custom: boolean;
  /**
   * Computed from other data.
   */
  derived: boolean;
  /**
   * Dictionary category of a choice.
   */
  dictionary?: string | null;
  /**
   * It may stand in a filter.
   */
  filterable: boolean;
  /**
   * The form section it stands in.
   */
  group: string;
  /**
   * Kinds of customer it fits: all of them by name.
   */
  kinds: string[];
  /**
   * Its words, where it is custom; those of the others are in the locale files.
   */
  label?: LabelPair | null;
  /**
   * It may be a list column.
   */
  list: boolean;
  /**
   * Class that hides it from a role.
   */
  mask?: MaskClass | null;
  /**
   * Most characters.
   */
  max?: number | null;
  /**
   * Its name.
   */
  name: string;
  /**
   * Codes of an enum.
   */
  options?: string[];
  /**
   * Not writable.
   */
  read_only: boolean;
  /**
   * Entity of the record that it names.
   */
  record?: string | null;
  /**
   * Required on the full form.
   */
  required: boolean;
  /**
   * A list can be sorted by it.
   */
  sortable: boolean;
  /**
   * What it holds.
   */
  type: FieldType;
  /**
   * Unit that people enter it in (`wan`).
   */
  unit?: string | null;
}
/**
 * One option, as it is stored and shown.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "FieldOption".
 */
export type FieldOption = {
  /**
   * Offered in new picks.
   */
  active: boolean;
  /**
   * English label.
   */
  label_en: string;
  /**
   * Chinese label.
   */
  label_zh: string;
  /**
   * What a record holds. It never changes.
   */
  value: string;
}
/**
 * Ops of the workspace. Without the right to read the audit log, one's own only.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ChangeListInput".
 */
export type ChangeListInput = {
  /**
   * Before this op.
   */
  before?: number | null;
  /**
   * At most so many (50).
   */
  limit?: number | null;
}
/**
 * The answer of `change.list`.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "LogSteps".
 */
export type LogSteps = {
  /**
   * Newest first.
   */
  steps: LogStep[];
}
/**
 * One op or group.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "LogStep".
 */
export type LogStep = {
  /**
   * Who.
   */
  actor: string | null;
  /**
   * His user name's id.
   */
  actor_id: string | null;
  /**
   * When it began.
   */
  at: string;
  /**
   * Which command.
   */
  command: string;
  /**
   * What the command says of itself.
   */
  detail: Json;
  /**
   * The entity its records are counted of: `customer` also for what hangs on one. Null: it touched none.
   */
  entity: string | null;
  /**
   * There may be more than were counted.
   */
  more: boolean;
  /**
   * Number of its newest op: what undo takes.
   */
  op: number;
  /**
   * How many ops it is.
   */
  ops: number;
  /**
   * The record, where it was one that stands still and that this session may see.
   */
  record: LogRecord | null;
  /**
   * How many records it touched.
   */
  records: number;
  /**
   * It came from another copy.
   */
  remote: boolean;
  /**
   * It may be taken back, as far as its command's rule says.
   */
  undoable: boolean;
  /**
   * It was taken back.
   */
  undone: boolean;
}
/**
 * A record that the log names.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "LogRecord".
 */
export type LogRecord = {
  /**
   * Its id.
   */
  id: string;
  /**
   * How a person knows it.
   */
  title: string;
}
/**
 * Does again what this session last undid.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ChangeRedoInput".
 */
export type ChangeRedoInput = {
  /**
   * The undo to take back; this session's newest where it is left out.
   */
  op?: number | null;
}
/**
 * What was taken back.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "Undone".
 */
export type Undone = {
  /**
   * The command that was taken back.
   */
  command: string;
  /**
   * The op that did it; taking it back is the redo.
   */
  op: number | null;
}
/**
 * Takes back an op, or all of the group it belongs to.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ChangeUndoInput".
 */
export type ChangeUndoInput = {
  /**
   * Which; the newest of this session that can be undone where it is left out.
   */
  op?: number | null;
}
/**
 * Applies a bundle of another copy.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ChangesApplyInput".
 */
export type ChangesApplyInput = {
  /**
   * The bundle, put before.
   */
  file: string;
}
/**
 * What came of it.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "Applied".
 */
export type Applied = {
  /**
   * Ops applied.
   */
  applied: number;
  /**
   * Open conflicts on records this user may read.
   */
  conflicts: number;
  /**
   * Ops that were here already.
   */
  known: number;
}
/**
 * Writes a bundle of every op that a copy at `since` lacks.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ChangesExportInput".
 */
export type ChangesExportInput = {
  /**
   * The other copy's vector; everything where it is left out.
   */
  since?: string | null;
}
/**
 * A bundle to take.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ChangesExported".
 */
export type ChangesExported = {
  /**
   * The file to take.
   */
  file: string;
  /**
   * Ops in it.
   */
  ops: number;
}
/**
 * What this copy holds of each device.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ChangesVectorInput".
 */
export interface ChangesVectorInput {}
/**
 * The answer of `changes.vector`.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "VectorText".
 */
export type VectorText = {
  /**
   * `device:seq`, joined by commas; what `changes.export` takes as `since`.
   */
  vector: string;
}
/**
 * Looks who stopped ordering and who orders again.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ChurnCheckInput".
 */
export interface ChurnCheckInput {}
/**
 * What the check found.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "Checked".
 */
export type Checked = {
  /**
   * Records in sight in which something is to be done now.
   */
  open: number;
  /**
   * Records opened.
   */
  opened: number;
  /**
   * Lost customers who are active again.
   */
  reactivated: number;
  /**
   * Records ended because the customer ordered again.
   */
  recovered: number;
}
/**
 * Confirms that a customer is lost.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ChurnConfirmInput".
 */
export type ChurnConfirmInput = {
  /**
   * Which.
   */
  id: Id;
  /**
   * Why he was lost.
   */
  reason: string;
}
/**
 * Where it stands.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ChurnStepped".
 */
export type ChurnStepped = {
  /**
   * Its id.
   */
  id: string;
  /**
   * Its revision.
   */
  rev: number;
}
/**
 * How many churn records a list has.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ChurnCountInput".
 */
export type ChurnCountInput = {
  /**
   * The recycle bin instead of the live ones.
   */
  bin?: boolean;
  /**
   * Of this customer only.
   */
  customer?: Id | null;
  /**
   * Conditions that must all hold.
   */
  filter?: Condition[];
}
/**
 * One condition of a filter; all of a filter's conditions must hold.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "Condition".
 */
export type Condition = {
  /**
   * A field of the catalogue, `tag`, or `product` of what names several.
   */
  field: string;
  /**
   * How it is compared.
   */
  op: Compare;
  /**
   * What with; absent for `empty`, `not_empty`, `mine`.
   */
  value?: Json;
}
/**
 * The answer of a count.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ChurnCounted".
 */
export type ChurnCounted = {
  /**
   * Exactly.
   */
  count: number;
}
/**
 * Reads one churn record.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ChurnGetInput".
 */
export type ChurnGetInput = {
  /**
   * Which.
   */
  id: Id;
}
/**
 * A churn record with everything that its page shows.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ChurnDetail".
 */
export type ChurnDetail = {
  /**
   * What may be done with it now, and why not the rest.
   */
  actions: Possible[];
  /**
   * Fields in conflict.
   */
  conflicts: string[];
  /**
   * When it was opened.
   */
  created_at: string;
  /**
   * Who stopped ordering.
   */
  customer: CustomerOf | null;
  /**
   * Its id.
   */
  id: string;
  /**
   * Where it is in its life.
   */
  life: Life;
  /**
   * What was done to keep him, the latest first.
   */
  measures: MeasureRow[];
  /**
   * The name of the user whose customer that is.
   */
  owner_name: string | null;
  /**
   * Its revision.
   */
  rev: number;
  /**
   * Every field.
   */
  values: {
    [k: string]: Json;
  };
}
/**
 * What may be done with a record now.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "Possible".
 */
export type Possible = {
  /**
   * The action.
   */
  action: string;
  /**
   * Whether this user may do it now.
   */
  allowed: boolean;
  /**
   * Why not: a code of a refusal.
   */
  reason?: string | null;
}
/**
 * The customer that a record hangs on.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "CustomerOf".
 */
export type CustomerOf = {
  /**
   * Its id.
   */
  id: string;
  /**
   * Its name.
   */
  name: string;
  /**
   * Its number.
   */
  number: string | null;
}
/**
 * A thing done to keep a customer.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "MeasureRow".
 */
export type MeasureRow = {
  /**
   * When.
   */
  at: string;
  /**
   * By whom.
   */
  by_name: string | null;
  /**
   * What.
   */
  text: string;
}
/**
 * Steps of one churn record's history.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ChurnHistoryInput".
 */
export type ChurnHistoryInput = {
  /**
   * Before this op.
   */
  before?: number | null;
  /**
   * Whose.
   */
  id: Id;
  /**
   * At most so many (50).
   */
  limit?: number | null;
}
/**
 * A record's history.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "HistorySteps".
 */
export type HistorySteps = {
  /**
   * There are older ones.
   */
  more: boolean;
  /**
   * Newest first.
   */
  steps: HistoryStep[];
}
/**
 * One step.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "HistoryStep".
 */
export type HistoryStep = {
  /**
   * Who.
   */
  actor: string | null;
  /**
   * When.
   */
  at: string;
  /**
   * What it changed.
   */
  changes: FieldChange[];
  /**
   * Which command.
   */
  command: string;
  /**
   * What it did.
   */
  kind: HistoryKind;
  /**
   * Came with another copy's changes.
   */
  merged: boolean;
  /**
   * The op: what undo takes.
   */
  op: number;
  /**
   * It may be taken back, as far as its command's rule says.
   */
  undoable: boolean;
  /**
   * It was taken back.
   */
  undone: boolean;
}
/**
 * A field before and after. Null: nothing there, or erased.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "FieldChange".
 */
export type FieldChange = {
  /**
   * What stood there afterwards.
   */
  after: Json;
  /**
   * What stood there.
   */
  before: Json;
  /**
   * The field; `points` and `tags` for what belongs to the record.
   */
  field: string;
}
/**
 * Holds a churn record, with what is done to keep the customer.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ChurnHoldInput".
 */
export type ChurnHoldInput = {
  /**
   * Which.
   */
  id: Id;
  /**
   * What is done.
   */
  measure: string;
}
/**
 * A page of churn records. At most one of `after`, `offset` and `jump` is looked at, in this order.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ChurnListInput".
 */
export type ChurnListInput = {
  /**
   * The cursor that the page before gave.
   */
  after?: string | null;
  /**
   * The recycle bin instead of the live ones.
   */
  bin?: boolean;
  /**
   * Fields wanted; all where it is left out.
   */
  columns?: string[] | null;
  /**
   * Of this customer only.
   */
  customer?: Id | null;
  /**
   * Conditions that must all hold.
   */
  filter?: Condition[];
  /**
   * Begin at the first row whose key is not before this text.
   */
  jump?: string | null;
  /**
   * Rows wanted: 1 to 500, 50 where it is left out.
   */
  limit?: number | null;
  /**
   * Begin at the n-th row.
   */
  offset?: number | null;
  /**
   * The latest first where it is left out.
   */
  sort?: Sort | null;
}
/**
 * How a list is ordered.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "Sort".
 */
export type Sort = {
  /**
   * A sortable field.
   */
  by: string;
  /**
   * From the last to the first.
   */
  desc?: boolean;
}
/**
 * A page.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ChurnPage".
 */
export type ChurnPage = {
  /**
   * The cursor of the next page; null at the end.
   */
  next: string | null;
  /**
   * Its rows.
   */
  rows: ChurnRow[];
}
/**
 * A row of a list.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ChurnRow".
 */
export type ChurnRow = {
  /**
   * Some cell was changed apart on two copies.
   */
  conflict: boolean;
  /**
   * Who stopped ordering.
   */
  customer: CustomerRef;
  /**
   * Its id.
   */
  id: string;
  /**
   * What was done last.
   */
  last_measure: string | null;
  /**
   * How much was done to keep him.
   */
  measures: number;
  /**
   * The name of the user whose customer that is.
   */
  owner_name: string | null;
  /**
   * Its revision.
   */
  rev: number;
  /**
   * The wanted fields.
   */
  values: {
    [k: string]: Json;
  };
}
/**
 * The customer that a row hangs on.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "CustomerRef".
 */
export type CustomerRef = {
  /**
   * Its id.
   */
  id: string;
  /**
   * Its name.
   */
  name: string;
}
/**
 * The place of the first churn record of a list whose key is not before a text.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ChurnPlaceInput".
 */
export type ChurnPlaceInput = {
  /**
   * The recycle bin instead of the live ones.
   */
  bin?: boolean;
  /**
   * Of this customer only.
   */
  customer?: Id | null;
  /**
   * Conditions that must all hold.
   */
  filter?: Condition[];
  /**
   * What it begins with; of a name, letters of its pinyin do.
   */
  jump: string;
  /**
   * As the list goes where it is left out. Not by owner: there a text has a place under each.
   */
  sort?: Sort | null;
}
/**
 * The answer of a place.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "Placed".
 */
export type Placed = {
  /**
   * How many stand before it; all of them where none is at or after the text.
   */
  at: number;
}
/**
 * How many conflicts there are.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ConflictCountInput".
 */
export interface ConflictCountInput {}
/**
 * The answer of `conflict.count`.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ConflictCounted".
 */
export type ConflictCounted = {
  /**
   * Open conflicts.
   */
  count: number;
}
/**
 * Every conflict on records this user may read.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ConflictListInput".
 */
export interface ConflictListInput {}
/**
 * The answer of `conflict.list`.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ConflictRows".
 */
export type ConflictRows = {
  /**
   * In no particular order.
   */
  conflicts: ConflictRow[];
}
/**
 * A cell, or group of cells, that was changed apart.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ConflictRow".
 */
export type ConflictRow = {
  /**
   * The field, or the first of its group, or `life`.
   */
  cell: string;
  /**
   * Entity of the record.
   */
  entity: string;
  /**
   * The sides, the shown one first by time.
   */
  heads: HeadRow[];
  /**
   * Its id.
   */
  id: string;
  /**
   * How a person knows it.
   */
  title: string;
}
/**
 * One side of a conflict.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "HeadRow".
 */
export type HeadRow = {
  /**
   * When, by the clock of his device.
   */
  at: string;
  /**
   * Who.
   */
  by: string | null;
  /**
   * On which device.
   */
  device: string;
  /**
   * The op to settle with.
   */
  op: number;
  /**
   * Whether it is the one that shows now.
   */
  shown: boolean;
  /**
   * The value it gave; for a group an object by field; null where it was erased or masked.
   */
  value: Json;
}
/**
 * Closes a conflict with the value of one of its sides, on every copy that learns of it.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ConflictSettleInput".
 */
export type ConflictSettleInput = {
  /**
   * The cell as it was listed.
   */
  cell: string;
  /**
   * Entity of the record.
   */
  entity: string;
  /**
   * Its id.
   */
  id: Id;
  /**
   * The side to keep.
   */
  op: number;
}
/**
 * That it was settled.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "Settled".
 */
export type Settled = {
  /**
   * Always true.
   */
  settled: boolean;
}
/**
 * Moves contacts, with all that belongs to them, to the recycle bin.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ContactBinInput".
 */
export type ContactBinInput = {
  /**
   * Which.
   */
  ids: Id[];
}
/**
 * How many it was.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "Moved".
 */
export type Moved = {
  /**
   * Records moved.
   */
  count: number;
}
/**
 * Sets the same fields on many contacts, as one group.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ContactBulkInput".
 */
export type ContactBulkInput = {
  /**
   * Which.
   */
  ids: Id[];
  /**
   * The fields to change; null clears.
   */
  set: {
    [k: string]: Json;
  };
}
/**
 * What came of it.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "BulkChanged".
 */
export type BulkChanged = {
  /**
   * Records whose values changed or were confirmed.
   */
  changed: number;
  /**
   * The group: what undo takes back as one.
   */
  grp: string | null;
}
/**
 * How many contacts a list has.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ContactCountInput".
 */
export type ContactCountInput = {
  /**
   * The recycle bin instead of the live ones.
   */
  bin?: boolean;
  /**
   * Only those of this customer.
   */
  customer?: Id | null;
  /**
   * Conditions that must all hold.
   */
  filter?: Condition[];
}
/**
 * Makes a contact.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ContactCreateInput".
 */
export type ContactCreateInput = {
  /**
   * Whose.
   */
  customer: Id;
  /**
   * Required fields may be empty; the record is then marked as to be completed.
   */
  incomplete?: boolean;
  /**
   * Phones, e-mails and accounts, beside those among the values.
   */
  points?: Point[];
  /**
   * Values by field.
   */
  values: {
    [k: string]: Json;
  };
}
/**
 * One of them as it is sent.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "Point".
 */
export type Point = {
  /**
   * Of one that stands already.
   */
  id?: Id | null;
  /**
   * `phone`, `mobile`, `email`, `wechat` …
   */
  kind: string;
  /**
   * What the user calls it.
   */
  label?: string | null;
  /**
   * As people write it.
   */
  raw: string;
}
/**
 * The new record.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ContactCreated".
 */
export type ContactCreated = {
  /**
   * Its id.
   */
  id: string;
  /**
   * Its revision.
   */
  rev: number;
}
/**
 * Erases a contact for good: here, in the journal, and on every copy that learns of it.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ContactEraseInput".
 */
export type ContactEraseInput = {
  /**
   * Whom.
   */
  id: Id;
}
/**
 * What an erase cannot decide alone.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "Erased".
 */
export type Erased = {
  /**
   * Other records in sight whose free text names him, and orders that say where they went to him, for the user to look
   * through.
   */
  elsewhere: Elsewhere[];
}
/**
 * A record that names the erased one.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "Elsewhere".
 */
export type Elsewhere = {
  /**
   * Its entity.
   */
  entity: string;
  /**
   * Its id.
   */
  id: string;
  /**
   * How a person knows it.
   */
  title: string;
}
/**
 * Exports contacts: a list as it is filtered and sorted, or those that were picked. Masked fields are left out.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ContactExportInput".
 */
export type ContactExportInput = {
  /**
   * The columns, by fields, `tags`, `points`, `products`, `customer`, `customer_number` and `order_lines` (of orders: a row a line in a text, a further sheet in a workbook); all where it is left out.
   */
  columns?: string[] | null;
  /**
   * Of this customer only.
   */
  customer?: Id | null;
  /**
   * Conditions that must all hold.
   */
  filter?: Condition[];
  /**
   * What it is written as.
   */
  format?: Format;
  /**
   * These records and no other, in this order; what says which rows of a list is then not looked at.
   */
  ids?: Id[] | null;
  /**
   * The language of headers and words; the workspace's where it is left out.
   */
  language?: Language | null;
  /**
   * By name where it is left out.
   */
  sort?: Sort | null;
}
/**
 * A contact by id.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ContactGetInput".
 */
export type ContactGetInput = {
  /**
   * Its id.
   */
  id: Id;
}
/**
 * What the record page shows of a contact.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ContactDetail".
 */
export type ContactDetail = {
  /**
   * Fields in conflict.
   */
  conflicts: string[];
  /**
   * When it was made.
   */
  created_at: string;
  /**
   * Who made it.
   */
  created_by: string | null;
  /**
   * Whose it is.
   */
  customer: CustomerOf;
  /**
   * Its id.
   */
  id: string;
  /**
   * Whether it stands.
   */
  life: Life;
  /**
   * Fields that this user may not see.
   */
  masked: string[];
  /**
   * Required fields that are empty.
   */
  missing: string[];
  /**
   * Phones, e-mails, accounts: all of them, those among the values too.
   */
  points: PointRow[];
  /**
   * It stands for its customer.
   */
  primary: boolean;
  /**
   * What a save sends back.
   */
  rev: number;
  /**
   * Values by field; masked ones are not there.
   */
  values: {
    [k: string]: Json;
  };
}
/**
 * A phone, e-mail or account.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "PointRow".
 */
export type PointRow = {
  /**
   * Its id.
   */
  id: string;
  /**
   * `phone`, `mobile`, `email`, `wechat` …
   */
  kind: string;
  /**
   * What the user calls it.
   */
  label: string | null;
  /**
   * As it was written; null where it is masked.
   */
  raw: string | null;
  /**
   * Its revision.
   */
  rev: number;
}
/**
 * Steps of one contact's history.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ContactHistoryInput".
 */
export type ContactHistoryInput = {
  /**
   * Before this op.
   */
  before?: number | null;
  /**
   * Whose.
   */
  id: Id;
  /**
   * At most so many (50).
   */
  limit?: number | null;
}
/**
 * What an import is asked.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "Import".
 */
export type Import = {
  /**
   * Takes columns as they are guessed, whatever they were taken for in an earlier file of the same columns.
   */
  afresh?: boolean;
  /**
   * How the file is read, where the guess is overruled.
   */
  choice?: Choice;
  /**
   * Tells what would happen and changes nothing.
   */
  dry_run?: boolean;
  /**
   * The file, put before.
   */
  file: string;
  /**
   * What tells that a row is about one who is there: a customer, or a contact of his customer. A number of a customer
   * in the file always does.
   */
  key?: Key;
  /**
   * Of a workbook with orders on one sheet and their lines on another: where the lines are.
   */
  lines?: LinesSheet | null;
  /**
   * What columns are taken for, where the guess is overruled.
   */
  map?: MapEntry[];
  /**
   * What becomes of rows whose record is there, and of rows whose record is not.
   */
  mode?: Mode;
  /**
   * Whose the new customers are, where the file does not say it; oneself where nobody does.
   */
  owner?: Id | null;
  /**
   * Tags of all new customers, beside those of the file.
   */
  tags?: string[];
  /**
   * What becomes of words that no list has.
   */
  unknown?: Unknown;
  /**
   * What becomes of orders of customers whom nobody knows.
   */
  unknown_customer?: UnknownCustomer;
}
/**
 * What a person decides about the reading; what is left out is guessed.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "Choice".
 */
export type Choice = {
  /**
   * Of a text.
   */
  delimiter?: Delimiter | null;
  /**
   * Of a text or of cards.
   */
  encoding?: Encoding | null;
  /**
   * Where the columns are named.
   */
  header?: Header;
  /**
   * Of a text.
   */
  quote?: Quote | null;
  /**
   * Of a workbook: which of its sheets, from 0.
   */
  sheet?: number | null;
}
/**
 * A sheet with the lines of orders, each by the number of its order.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "LinesSheet".
 */
export type LinesSheet = {
  /**
   * Which sheet, and how it is read.
   */
  choice: Choice;
  /**
   * What its columns are taken for, where the guess is overruled.
   */
  map?: MapEntry[];
}
/**
 * What a column is taken for.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "MapEntry".
 */
export type MapEntry = {
  /**
   * The column, by its name.
   */
  column: string;
  /**
   * Which comes first in its dates, where the column does not tell.
   */
  dates?: DateOrder | null;
  /**
   * A field, `contact.FIELD` or `customer.FIELD` of who stands beside it in the row, `number`, `family`, `given`,
   * `middle`, `split:name`, `split:address`, `tags`, `more:FIELD`, `point:KIND`; null: it is left out.
   */
  target?: string | null;
  /**
   * What becomes of words that its list has not; of those not named here, what `unknown` says.
   */
  words?: {
    [k: string]: Word;
  };
}
/**
 * What came of an import.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "Imported".
 */
export type Imported = {
  /**
   * Contacts made and changed.
   */
  contacts: Tally;
  /**
   * Rows that made something.
   */
  created: number;
  /**
   * Customers made and changed.
   */
  customers: Tally;
  /**
   * The group: what undo takes back as one.
   */
  grp: string | null;
  /**
   * Columns that mean nothing here.
   */
  ignored_columns: string[];
  /**
   * Interactions made and changed.
   */
  interactions: Tally;
  /**
   * Lines of orders made, changed and taken away.
   */
  lines: LineTally;
  /**
   * What is to be said of the file as a whole.
   */
  notes: Note[];
  /**
   * Orders made and changed.
   */
  orders: Tally;
  /**
   * Rows refused, and cells that were not taken from rows that were, with the reason; the first thousand.
   */
  problems: Rejection[];
  /**
   * How many those are in all.
   */
  problems_total: number;
  /**
   * How often each reason stands among the problems, all of them counted.
   */
  reasons: ReasonCount[];
  /**
   * Rows refused whole.
   */
  rejected: number;
  /**
   * A file with the rows that were refused, whole or in a cell: to be corrected and imported again.
   */
  rejects: string | null;
  /**
   * Rows left out: twice in the file, of several customers alike, or not wanted by the mode.
   */
  skipped: number;
  /**
   * Rows that say what stands already.
   */
  unchanged: number;
  /**
   * Rows that made nothing and changed something.
   */
  updated: number;
}
/**
 * Records made and changed.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "Tally".
 */
export type Tally = {
  /**
   * Made.
   */
  created: number;
  /**
   * Changed.
   */
  updated: number;
}
/**
 * Lines of orders made, changed and taken away.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "LineTally".
 */
export type LineTally = {
  /**
   * Made.
   */
  created: number;
  /**
   * Changed.
   */
  updated: number;
  /**
   * Taken away: the order stands in the file without them.
   */
  withdrawn: number;
}
/**
 * Why a row or one of its cells was not taken.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "Rejection".
 */
export type Rejection = {
  /**
   * Header of the column; none when it is the row as a whole.
   */
  column?: string | null;
  /**
   * The code of the rule it breaks.
   */
  reason: string;
  /**
   * The row as a spreadsheet counts: the header is 1.
   */
  row: number;
}
/**
 * A reason with how often it was given.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ReasonCount".
 */
export type ReasonCount = {
  /**
   * How often.
   */
  count: number;
  /**
   * The code of the rule.
   */
  reason: string;
}
/**
 * A page of contacts. At most one of `after`, `offset` and `jump` is looked at, in this order.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ContactListInput".
 */
export type ContactListInput = {
  /**
   * The cursor that the page before gave.
   */
  after?: string | null;
  /**
   * The recycle bin instead of the live ones.
   */
  bin?: boolean;
  /**
   * Fields wanted; all where it is left out.
   */
  columns?: string[] | null;
  /**
   * Only those of this customer.
   */
  customer?: Id | null;
  /**
   * Conditions that must all hold.
   */
  filter?: Condition[];
  /**
   * Begin at the first row whose key is not before this text.
   */
  jump?: string | null;
  /**
   * Rows wanted: 1 to 500, 50 where it is left out.
   */
  limit?: number | null;
  /**
   * Begin at the n-th row.
   */
  offset?: number | null;
  /**
   * By name where it is left out.
   */
  sort?: Sort | null;
}
/**
 * A page.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ContactPage".
 */
export type ContactPage = {
  /**
   * The cursor of the next page; null at the end.
   */
  next: string | null;
  /**
   * Its rows.
   */
  rows: ContactRow[];
}
/**
 * A row of a list.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ContactRow".
 */
export type ContactRow = {
  /**
   * Some cell was changed apart on two copies.
   */
  conflict: boolean;
  /**
   * Whose it is.
   */
  customer: CustomerRef;
  /**
   * Its id.
   */
  id: string;
  /**
   * Required fields that are empty.
   */
  missing: string[];
  /**
   * It stands for its customer.
   */
  primary: boolean;
  /**
   * What a save sends back.
   */
  rev: number;
  /**
   * The wanted fields.
   */
  values: {
    [k: string]: Json;
  };
}
/**
 * The place of the first contact of a list whose key is not before a text.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ContactPlaceInput".
 */
export type ContactPlaceInput = {
  /**
   * The recycle bin instead of the live ones.
   */
  bin?: boolean;
  /**
   * Only those of this customer.
   */
  customer?: Id | null;
  /**
   * Conditions that must all hold.
   */
  filter?: Condition[];
  /**
   * What it begins with; of a name, letters of its pinyin do.
   */
  jump: string;
  /**
   * As the list goes where it is left out. Not by owner: there a text has a place under each.
   */
  sort?: Sort | null;
}
/**
 * Sets all points of a contact; those left out go to the bin.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ContactPointsInput".
 */
export type ContactPointsInput = {
  /**
   * Whose.
   */
  id: Id;
  /**
   * In their order.
   */
  set: Point[];
}
/**
 * That they were set.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "PointsSet".
 */
export type PointsSet = {
  /**
   * How many there are now.
   */
  count: number;
}
/**
 * Brings contacts back, each with exactly what went to the bin with it.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ContactRestoreInput".
 */
export type ContactRestoreInput = {
  /**
   * Which.
   */
  ids: Id[];
}
/**
 * Changes fields of a contact.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ContactUpdateInput".
 */
export type ContactUpdateInput = {
  /**
   * Whose.
   */
  id: Id;
  /**
   * The revision that the form was opened with.
   */
  rev: number;
  /**
   * The fields to change; null clears.
   */
  set: {
    [k: string]: Json;
  };
}
/**
 * What came of it.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ContactUpdated".
 */
export type ContactUpdated = {
  /**
   * Fields that somebody else changed meanwhile; nothing of them was saved.
   */
  conflict: {
    [k: string]: FieldConflict;
  };
  /**
   * The record's revision now.
   */
  rev: number;
  /**
   * Fields saved.
   */
  saved: string[];
}
/**
 * A field that two people changed.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "FieldConflict".
 */
export type FieldConflict = {
  /**
   * When.
   */
  at: string;
  /**
   * What stood there when the form was opened.
   */
  before: Json;
  /**
   * Who changed it.
   */
  by: string | null;
  /**
   * What this form wanted.
   */
  mine: Json;
  /**
   * What stands there now.
   */
  theirs: Json;
}
/**
 * A customer at an instant.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "CustomerAsOfInput".
 */
export type CustomerAsOfInput = {
  /**
   * When: `2026-11-22T07:31:00.000Z`.
   */
  at: string;
  /**
   * Whose.
   */
  id: Id;
}
/**
 * The record as it stood.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "Stood".
 */
export type Stood = {
  /**
   * Whether it stood.
   */
  life: Life;
  /**
   * Values by field, without what is computed; masked ones are not there. `"erased"` stands for what was erased since.
   */
  values: {
    [k: string]: Json;
  };
}
/**
 * Moves customers, with all that belongs to them, to the recycle bin.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "CustomerBinInput".
 */
export type CustomerBinInput = {
  /**
   * Which.
   */
  ids: Id[];
}
/**
 * Sets the same fields on many customers, as one group.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "CustomerBulkInput".
 */
export type CustomerBulkInput = {
  /**
   * Which.
   */
  ids: Id[];
  /**
   * The fields to change; null clears.
   */
  set: {
    [k: string]: Json;
  };
}
/**
 * How many customers a list has.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "CustomerCountInput".
 */
export type CustomerCountInput = {
  /**
   * The recycle bin instead of the live ones.
   */
  bin?: boolean;
  /**
   * Conditions that must all hold.
   */
  filter?: Condition[];
}
/**
 * Makes a customer.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "CustomerCreateInput".
 */
export type CustomerCreateInput = {
  /**
   * Required fields may be empty; the record is then marked as to be completed.
   */
  incomplete?: boolean;
  /**
   * Further phones, e-mails and accounts.
   */
  points?: Point[];
  /**
   * Names of tags; new ones are made.
   */
  tags?: string[];
  /**
   * Values by field.
   */
  values: {
    [k: string]: Json;
  };
}
/**
 * The new customer.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "CustomerCreated".
 */
export type CustomerCreated = {
  /**
   * Its id.
   */
  id: string;
  /**
   * Its number.
   */
  number: string;
  /**
   * Its revision.
   */
  rev: number;
}
/**
 * Erases a person for good: here, in the journal, and on every copy that learns of it.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "CustomerEraseInput".
 */
export type CustomerEraseInput = {
  /**
   * Whom.
   */
  id: Id;
}
/**
 * Exports customers: a list as it is filtered and sorted, or those that were picked. Masked fields are left out.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "CustomerExportInput".
 */
export type CustomerExportInput = {
  /**
   * The columns, by fields, `tags`, `points`, `products`, `customer`, `customer_number` and `order_lines` (of orders: a row a line in a text, a further sheet in a workbook); all where it is left out.
   */
  columns?: string[] | null;
  /**
   * Conditions that must all hold.
   */
  filter?: Condition[];
  /**
   * What it is written as.
   */
  format?: Format;
  /**
   * These records and no other, in this order; what says which rows of a list is then not looked at.
   */
  ids?: Id[] | null;
  /**
   * The language of headers and words; the workspace's where it is left out.
   */
  language?: Language | null;
  /**
   * By name where it is left out.
   */
  sort?: Sort | null;
}
/**
 * A customer by id.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "CustomerGetInput".
 */
export type CustomerGetInput = {
  /**
   * Its id.
   */
  id: Id;
}
/**
 * What the record page shows of a customer.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "CustomerDetail".
 */
export type CustomerDetail = {
  /**
   * Fields in conflict.
   */
  conflicts: string[];
  /**
   * When it was made.
   */
  created_at: string;
  /**
   * Who made it.
   */
  created_by: string | null;
  /**
   * Its id.
   */
  id: string;
  /**
   * Whether it stands.
   */
  life: Life;
  /**
   * Fields that this user may not see.
   */
  masked: string[];
  /**
   * Required fields that are empty.
   */
  missing: string[];
  /**
   * Its owner's display name.
   */
  owner_name: string;
  /**
   * Phones, e-mails, accounts.
   */
  points: PointRow[];
  /**
   * What a save sends back.
   */
  rev: number;
  /**
   * Tags.
   */
  tags: TagRef[];
  /**
   * Values by field; masked ones are not there.
   */
  values: {
    [k: string]: Json;
  };
  /**
   * Values that stand but look wrong: field → rule, as a credit code whose check digit fails.
   */
  warnings: {
    [k: string]: string;
  };
}
/**
 * A tag on a record.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "TagRef".
 */
export type TagRef = {
  /**
   * Its id.
   */
  id: string;
  /**
   * Its name.
   */
  name: string;
}
/**
 * Steps of one customer's history.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "CustomerHistoryInput".
 */
export type CustomerHistoryInput = {
  /**
   * Before this op.
   */
  before?: number | null;
  /**
   * Whose.
   */
  id: Id;
  /**
   * At most so many (50).
   */
  limit?: number | null;
}
/**
 * A page of customers. At most one of `after`, `offset` and `jump` is looked at, in this order.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "CustomerListInput".
 */
export type CustomerListInput = {
  /**
   * The cursor that the page before gave.
   */
  after?: string | null;
  /**
   * The recycle bin instead of the live ones.
   */
  bin?: boolean;
  /**
   * Fields wanted; all where it is left out.
   */
  columns?: string[] | null;
  /**
   * Conditions that must all hold.
   */
  filter?: Condition[];
  /**
   * Begin at the first row whose key is not before this text.
   */
  jump?: string | null;
  /**
   * Rows wanted: 1 to 500, 50 where it is left out.
   */
  limit?: number | null;
  /**
   * Begin at the n-th row.
   */
  offset?: number | null;
  /**
   * By name where it is left out.
   */
  sort?: Sort | null;
}
/**
 * A page.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "CustomerPage".
 */
export type CustomerPage = {
  /**
   * The cursor of the next page; null at the end.
   */
  next: string | null;
  /**
   * Its rows.
   */
  rows: CustomerRow[];
}
/**
 * A row of a list.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "CustomerRow".
 */
export type CustomerRow = {
  /**
   * Some cell was changed apart on two copies.
   */
  conflict: boolean;
  /**
   * Its id.
   */
  id: string;
  /**
   * Required fields that are empty.
   */
  missing: string[];
  /**
   * What a save sends back.
   */
  rev: number;
  /**
   * The wanted fields.
   */
  values: {
    [k: string]: Json;
  };
}
/**
 * The place of the first customer of a list whose key is not before a text.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "CustomerPlaceInput".
 */
export type CustomerPlaceInput = {
  /**
   * The recycle bin instead of the live ones.
   */
  bin?: boolean;
  /**
   * Conditions that must all hold.
   */
  filter?: Condition[];
  /**
   * What it begins with; of a name, letters of its pinyin do.
   */
  jump: string;
  /**
   * As the list goes where it is left out. Not by owner: there a text has a place under each.
   */
  sort?: Sort | null;
}
/**
 * Sets all points of a customer; those left out go to the bin.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "CustomerPointsInput".
 */
export type CustomerPointsInput = {
  /**
   * Whose.
   */
  id: Id;
  /**
   * In their order.
   */
  set: Point[];
}
/**
 * Brings customers back, each with exactly what went to the bin with it.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "CustomerRestoreInput".
 */
export type CustomerRestoreInput = {
  /**
   * Which.
   */
  ids: Id[];
}
/**
 * Adds and removes tags on customers.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "CustomerTagInput".
 */
export type CustomerTagInput = {
  /**
   * Names; new ones are made.
   */
  add?: string[];
  /**
   * Which.
   */
  ids: Id[];
  /**
   * Names.
   */
  remove?: string[];
}
/**
 * That it was done.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "CustomerChanged".
 */
export type CustomerChanged = {
  /**
   * Customers concerned.
   */
  count: number;
}
/**
 * What happened with a customer, newest first.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "CustomerTimelineInput".
 */
export type CustomerTimelineInput = {
  /**
   * The cursor that the page before gave.
   */
  after?: string | null;
  /**
   * As it stood then: nothing later, and interactions and orders as they were.
   */
  as_of?: string | null;
  /**
   * Whose.
   */
  id: Id;
  /**
   * Kinds wanted; all where it is left out.
   */
  kinds?: EntryKind[] | null;
  /**
   * Entries wanted: 1 to 200, 50 where it is left out.
   */
  limit?: number | null;
}
/**
 * A page of a timeline.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "TimelinePage".
 */
export type TimelinePage = {
  /**
   * Newest first.
   */
  entries: TimelineEntry[];
  /**
   * The cursor of the next page; null at the end.
   */
  next: string | null;
}
/**
 * One thing that happened.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "TimelineEntry".
 */
export type TimelineEntry = {
  /**
   * When.
   */
  at: string;
  /**
   * Who.
   */
  by: string | null;
  /**
   * What it changed.
   */
  changes: FieldChange[];
  /**
   * The command that did it; none of an interaction or an order.
   */
  command: string | null;
  /**
   * Of an interaction: the contact's name.
   */
  contact_name: string | null;
  /**
   * The interaction, the contact, the opportunity, the service, the order, or the customer himself.
   */
  id: string;
  /**
   * What it tells of.
   */
  kind: EntryKind;
  /**
   * Came with another copy's changes.
   */
  merged: boolean;
  /**
   * The day of it in the workspace's time zone.
   */
  on: string;
  /**
   * The op that did it; none of an interaction or an order.
   */
  op: number | null;
  /**
   * The summary of an interaction, the title of an opportunity or a service, the number of an order, the name of a
   * contact or of the customer.
   */
  title: string;
  /**
   * It may be taken back, as far as its command's rule says.
   */
  undoable: boolean;
  /**
   * It was taken back.
   */
  undone: boolean;
  /**
   * Of an interaction or an order: its values by field.
   */
  values: {
    [k: string]: Json;
  } | null;
  /**
   * What was done to the record; none of an interaction or an order.
   */
  what: HistoryKind | null;
}
/**
 * Changes fields of a customer.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "CustomerUpdateInput".
 */
export type CustomerUpdateInput = {
  /**
   * Whose.
   */
  id: Id;
  /**
   * The revision that the form was opened with.
   */
  rev: number;
  /**
   * The fields to change; null clears.
   */
  set: {
    [k: string]: Json;
  };
}
/**
 * Fills the workspace with sample customers, their contacts, what was dealt with them, what they may
 * buy, what they bought and what they asked for.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "DemoFillInput".
 */
export type DemoFillInput = {
  /**
   * How many management reports, at most two: one of the month before that was sent, and the draft of this one. None
   * where it is left out, or without the right to write them.
   */
  briefings?: number | null;
  /**
   * How many contacts they have in all; as many as there are customers where it is left out.
   */
  contacts?: number | null;
  /**
   * How many customers; 0 fills those that are there already.
   */
  customers: number;
  /**
   * How many interactions; as many as there are customers where it is left out.
   */
  interactions?: number | null;
  /**
   * How many opportunities, in every state, with their plans; one for four customers where it is left out. None without the
   * right to import opportunities and what is sold.
   */
  opportunities?: number | null;
  /**
   * How many orders; as many as there are customers, at most 20,000, where it is left out. None without the right to import
   * orders.
   */
  orders?: number | null;
  /**
   * The same seed gives the same customers.
   */
  seed?: number;
  /**
   * How many services, in every state; one for five customers where it is left out.
   */
  services?: number | null;
}
/**
 * What was made.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "Filled".
 */
export type Filled = {
  /**
   * Management reports made.
   */
  briefings: number;
  /**
   * Contacts made.
   */
  contacts: number;
  /**
   * Customers made.
   */
  customers: number;
  /**
   * Interactions made.
   */
  interactions: number;
  /**
   * Opportunities made.
   */
  opportunities: number;
  /**
   * Orders made.
   */
  orders: number;
  /**
   * Products made, with what lies of them.
   */
  products: number;
  /**
   * Services made.
   */
  services: number;
}
/**
 * Adds an item at the end of a list.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "DictionaryAddInput".
 */
export type DictionaryAddInput = {
  /**
   * The list.
   */
  category: string;
  /**
   * English label; one of the two may be empty.
   */
  label_en?: string;
  /**
   * Chinese label.
   */
  label_zh?: string;
  /**
   * Of a stage: after so many days without progress what stands in it is stale; 0: never.
   */
  stale_days?: number | null;
  /**
   * Of a stage: how likely a win is, in percent.
   */
  success_rate?: number | null;
  /**
   * What files and programs call it; its label where it is left out. It never changes.
   */
  value?: string | null;
}
/**
 * The new item.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "DictionaryAdded".
 */
export type DictionaryAdded = {
  /**
   * Its id.
   */
  id: string;
  /**
   * Its revision.
   */
  rev: number;
}
/**
 * Deletes an item.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "DictionaryDeleteInput".
 */
export type DictionaryDeleteInput = {
  /**
   * Which.
   */
  id: Id;
}
/**
 * All categories with their items, inactive and deleted ones too: old records show them.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "DictionaryListInput".
 */
export interface DictionaryListInput {}
/**
 * The answer of `dictionary.list`.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "Categories".
 */
export type Categories = {
  /**
   * All of them.
   */
  categories: Category[];
}
/**
 * A category.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "Category".
 */
export type Category = {
  /**
   * Its code, as in the catalogue.
   */
  code: string;
  /**
   * Nothing can be added to it.
   */
  fixed: boolean;
  /**
   * Its items in order.
   */
  items: Item[];
  /**
   * English label.
   */
  label_en: string;
  /**
   * Chinese label.
   */
  label_zh: string;
}
/**
 * An item.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "Item".
 */
export type Item = {
  /**
   * Offered in new picks.
   */
  active: boolean;
  /**
   * It was deleted: shown where it was picked once, offered nowhere.
   */
  deleted: boolean;
  /**
   * Its id: what a field holds.
   */
  id: string;
  /**
   * English label.
   */
  label_en: string;
  /**
   * Chinese label.
   */
  label_zh: string;
  /**
   * Cannot be edited.
   */
  locked: boolean;
  /**
   * What a save sends back.
   */
  rev: number;
  /**
   * Its place.
   */
  sort: number;
  /**
   * Of a stage: after so many days without progress what stands in it is stale.
   */
  stale_days: number | null;
  /**
   * Of a stage: how likely a win is, in percent.
   */
  success_rate: number | null;
  /**
   * Its code.
   */
  value: string;
}
/**
 * Puts the items of a list in this order; those not named stay behind them in theirs.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "DictionarySortInput".
 */
export type DictionarySortInput = {
  /**
   * The list.
   */
  category: string;
  /**
   * Its items, first to last.
   */
  ids: Id[];
}
/**
 * What came of it.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "DictionarySorted".
 */
export type DictionarySorted = {
  /**
   * Items that moved.
   */
  moved: number;
}
/**
 * Changes an item.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "DictionaryUpdateInput".
 */
export type DictionaryUpdateInput = {
  /**
   * Which.
   */
  id: Id;
  /**
   * The revision that it was shown with.
   */
  rev: number;
  /**
   * What to change.
   */
  set: ItemPatch;
}
/**
 * What of an item can be changed; what is left out stays.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ItemPatch".
 */
export type ItemPatch = {
  /**
   * Offered in new picks.
   */
  active?: boolean | null;
  /**
   * English label.
   */
  label_en?: string | null;
  /**
   * Chinese label.
   */
  label_zh?: string | null;
  /**
   * Of a stage: after so many days without progress what stands in it is stale; 0: never.
   */
  stale_days?: number | null;
  /**
   * Of a stage: how likely a win is, in percent.
   */
  success_rate?: number | null;
}
/**
 * What came of it.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "DictionaryUpdated".
 */
export type DictionaryUpdated = {
  /**
   * The item's revision now.
   */
  rev: number;
}
/**
 * Checks everything that can be checked and prints the digests.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "DoctorCheckInput".
 */
export interface DoctorCheckInput {}
/**
 * What a check found.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "Health".
 */
export type Health = {
  /**
   * Digest of the content a person sees.
   */
  content: string;
  /**
   * Nothing is wrong.
   */
  healthy: boolean;
  /**
   * Ops in the journal.
   */
  ops: number;
  /**
   * What is wrong, as codes with the place.
   */
  problems: string[];
  /**
   * Version of the schema.
   */
  schema: number;
  /**
   * Digest of the whole state: equal on copies that have exchanged everything.
   */
  state: string;
}
/**
 * Writes every derived value anew from rows and journal.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "DoctorRebuildInput".
 */
export interface DoctorRebuildInput {}
/**
 * That it was done.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "Rebuilt".
 */
export type Rebuilt = {
  /**
   * Always true.
   */
  rebuilt: boolean;
}
/**
 * Makes a field.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "FieldAddInput".
 */
export type FieldAddInput = {
  /**
   * What programs call it: small letters, digits, `_`. Made from the label where it is left out; it never changes.
   */
  code?: string | null;
  /**
   * `customer`, `contact` or `interaction`.
   */
  entity: string;
  /**
   * What it holds; it never changes.
   */
  kind: FieldKind;
  /**
   * English label; one of the two may be empty.
   */
  label_en?: string;
  /**
   * Chinese label.
   */
  label_zh?: string;
  /**
   * What a field that picks picks among.
   */
  options?: OptionInput[];
  /**
   * The full form asks for it.
   */
  required?: boolean;
}
/**
 * One option as somebody gives it.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "OptionInput".
 */
export type OptionInput = {
  /**
   * Offered in new picks.
   */
  active?: boolean | null;
  /**
   * English label; one of the two may be empty.
   */
  label_en?: string;
  /**
   * Chinese label.
   */
  label_zh?: string;
  /**
   * Of one that stands already; a new one is called by its label where it is left out.
   */
  value?: string | null;
}
/**
 * The new field.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "FieldAdded".
 */
export type FieldAdded = {
  /**
   * Its code.
   */
  code: string;
  /**
   * Its id.
   */
  id: string;
  /**
   * Its revision.
   */
  rev: number;
}
/**
 * The custom fields of an entity, inactive ones too.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "FieldListInput".
 */
export type FieldListInput = {
  /**
   * `customer`, `contact` or `interaction`.
   */
  entity: string;
}
/**
 * The answer of `field.list`.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "Fields".
 */
export type Fields = {
  /**
   * In their order.
   */
  fields: FieldRow[];
}
/**
 * A field.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "FieldRow".
 */
export type FieldRow = {
  /**
   * Shown and offered.
   */
  active: boolean;
  /**
   * What programs call it; its name in calls is `custom.` and this.
   */
  code: string;
  /**
   * Its id.
   */
  id: string;
  /**
   * What it holds.
   */
  kind: FieldKind;
  /**
   * English label.
   */
  label_en: string;
  /**
   * Chinese label.
   */
  label_zh: string;
  /**
   * What it picks among.
   */
  options: FieldOption[];
  /**
   * The full form asks for it.
   */
  required: boolean;
  /**
   * What a save sends back.
   */
  rev: number;
  /**
   * Its place.
   */
  sort: number;
  /**
   * Records that hold a value; null where counting takes too long.
   */
  used: number | null;
}
/**
 * Puts the fields of an entity in this order; those not named stay behind them in theirs.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "FieldSortInput".
 */
export type FieldSortInput = {
  /**
   * `customer`, `contact` or `interaction`.
   */
  entity: string;
  /**
   * Its fields, first to last.
   */
  ids: Id[];
}
/**
 * What came of it.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "FieldSorted".
 */
export type FieldSorted = {
  /**
   * Fields that moved.
   */
  moved: number;
}
/**
 * Changes a field.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "FieldUpdateInput".
 */
export type FieldUpdateInput = {
  /**
   * Which.
   */
  id: Id;
  /**
   * The revision that it was shown with.
   */
  rev: number;
  /**
   * What to change.
   */
  set: FieldPatch;
}
/**
 * What of a field can be changed; what is left out stays.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "FieldPatch".
 */
export type FieldPatch = {
  /**
   * Shown and offered.
   */
  active?: boolean | null;
  /**
   * English label.
   */
  label_en?: string | null;
  /**
   * Chinese label.
   */
  label_zh?: string | null;
  /**
   * All its options in their order; one that no record holds may be left out.
   */
  options?: OptionInput[] | null;
  /**
   * The full form asks for it.
   */
  required?: boolean | null;
}
/**
 * What came of it.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "FieldUpdated".
 */
export type FieldUpdated = {
  /**
   * The field's revision now.
   */
  rev: number;
}
/**
 * The numbers of the session's roles.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "HomeGetInput".
 */
export type HomeGetInput = {
  /**
   * Which period is compared with the one before.
   */
  span?: Span;
}
/**
 * The answer of `home.get`.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "Home".
 */
export type Home = {
  /**
   * The days that they are compared with: as many of the one before.
   */
  before: Period;
  /**
   * What amounts are counted in.
   */
  currency: string;
  /**
   * Those that the session's rights speak of.
   */
  groups: Group[];
  /**
   * The management report that was sent last, of those in sight.
   */
  newest: Newest | null;
  /**
   * The days of the period so far.
   */
  period: Period;
}
/**
 * Days, both included; an end that is left out is open.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "Period".
 */
export type Period = {
  /**
   * The first day.
   */
  from: string | null;
  /**
   * The last day.
   */
  to: string | null;
}
/**
 * Numbers that one task needs.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "Group".
 */
export type Group = {
  /**
   * `mine`: in one's own hands; `team`: to be assigned and looked after; `period`: what came of it.
   */
  key: string;
  /**
   * The most pressing first.
   */
  numbers: Number[];
}
/**
 * A number.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "Number".
 */
export type Number = {
  /**
   * The same of the period before; null: there is none.
   */
  before: number | null;
  /**
   * The list behind it; of a count it has just so many records.
   */
  behind: Behind;
  /**
   * What it tells: `unassigned`, `orders` …
   */
  key: string;
  /**
   * How it is written.
   */
  kind: HomeKind;
  /**
   * It should be none.
   */
  late: boolean;
  /**
   * The value; null: of nothing.
   */
  value: number | null;
}
/**
 * The list that shows the records behind a figure.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "Behind".
 */
export type Behind = {
  /**
   * Whose list.
   */
  entity: string;
  /**
   * Its filter.
   */
  filter: Condition[];
}
/**
 * A document that was sent.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "Newest".
 */
export type Newest = {
  /**
   * Who wrote it.
   */
  author: string;
  /**
   * Its id.
   */
  id: string;
  /**
   * When it was sent.
   */
  sent_at: string;
  /**
   * Its title.
   */
  title: string;
}
/**
 * Imports, the newest first. Without the right to read the audit log, one's own only.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ImportHistoryInput".
 */
export type ImportHistoryInput = {
  /**
   * Before this op.
   */
  before?: number | null;
  /**
   * At most so many (50).
   */
  limit?: number | null;
}
/**
 * The answer of `import.history`.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "PastImports".
 */
export type PastImports = {
  /**
   * The newest first.
   */
  imports: PastImport[];
  /**
   * There are older ones.
   */
  more: boolean;
}
/**
 * One import.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "PastImport".
 */
export type PastImport = {
  /**
   * When it began: what it made was made from then …
   */
  at: string;
  /**
   * Who.
   */
  by: ImportedBy | null;
  /**
   * Rows that made something.
   */
  created: number;
  /**
   * … until then.
   */
  ended_at: string;
  /**
   * What its rows were: `customer`, `contact`, `interaction` …
   */
  entity: string;
  /**
   * The name of the file.
   */
  file: string | null;
  /**
   * Where it was broken off, whether somebody cancelled it, it failed or its program died: the records in sight that
   * stayed when it was taken back, because somebody else had worked on them meanwhile. At most 200.
   */
  left: LeftRecord[];
  /**
   * How many stayed in all.
   */
  left_count: number;
  /**
   * Number of its newest op: what undo takes.
   */
  op: number;
  /**
   * Rows refused.
   */
  rejected: number;
  /**
   * Rows left out.
   */
  skipped: number;
  /**
   * Rows that said what stood already.
   */
  unchanged: number;
  /**
   * It may be taken back, as far as one's rights go.
   */
  undoable: boolean;
  /**
   * It was taken back.
   */
  undone: boolean;
  /**
   * Rows that changed something.
   */
  updated: number;
}
/**
 * Who imported.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ImportedBy".
 */
export type ImportedBy = {
  /**
   * His id.
   */
  id: string;
  /**
   * His name.
   */
  name: string;
}
/**
 * A record that stayed.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "LeftRecord".
 */
export type LeftRecord = {
  /**
   * Its entity.
   */
  entity: string;
  /**
   * Its id.
   */
  id: string;
  /**
   * How a person knows it.
   */
  title: string;
}
/**
 * Looks at a file to be imported.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ImportPreviewInput".
 */
export type ImportPreviewInput = {
  /**
   * Takes columns as they are guessed, whatever they were taken for in an earlier file of the same columns.
   */
  afresh?: boolean;
  /**
   * What its rows are.
   */
  as?: ImportPart;
  /**
   * How it is read, where the guess is overruled.
   */
  choice?: Choice;
  /**
   * The file, put before.
   */
  file: string;
  /**
   * What columns are taken for, where the guess is overruled.
   */
  map?: MapEntry[];
}
/**
 * What the file is and means.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ImportPreviewed".
 */
export type ImportPreviewed = {
  /**
   * Its columns.
   */
  columns: PreviewColumn[];
  /**
   * The row that names the columns, as a spreadsheet counts; null where none does.
   */
  header: number | null;
  /**
   * What is to be said of the file as a whole.
   */
  notes: Note[];
  /**
   * Whether rows can become something: a column says whom they are about, and of interactions when and what.
   */
  ready: boolean;
  /**
   * Columns are taken for what a person said of an earlier file of the same columns.
   */
  remembered: boolean;
  /**
   * Its first rows.
   */
  rows: PreviewRow[];
  /**
   * What it is, and how it is read.
   */
  source: ImportKind;
  /**
   * What a column may be taken for.
   */
  targets: PreviewTarget[];
  /**
   * How many rows it has.
   */
  total: number;
}
/**
 * A column of the file.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "PreviewColumn".
 */
export type PreviewColumn = {
  /**
   * What its cells may be taken apart into: `split:address`, `split:name`.
   */
  apart: string | null;
  /**
   * Which comes first, where some date needs it.
   */
  dates: DateOrder | null;
  /**
   * Whether its dates leave open which of day and month comes first.
   */
  dates_open: boolean;
  /**
   * The list's items are words of this category; null where it is no list.
   */
  dictionary: string | null;
  /**
   * What it is called.
   */
  name: string;
  /**
   * Some of what stands in it.
   */
  samples: string[];
  /**
   * What it is taken for; null: it is left out.
   */
  target: string | null;
  /**
   * Words that its list has not; the first fifty.
   */
  unknown: string[];
  /**
   * What was said of them, one by one.
   */
  words: {
    [k: string]: Word;
  };
}
/**
 * A row as it would be stored.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "PreviewRow".
 */
export type PreviewRow = {
  /**
   * Its number as a spreadsheet counts.
   */
  number: number;
  /**
   * What is wrong with it.
   */
  problems: Rejection[];
  /**
   * Tags.
   */
  tags: string[];
  /**
   * Values by target, choices and people by their ids; none where the row is refused.
   */
  values: {
    [k: string]: Json;
  };
}
/**
 * How a text is to be read.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "TextFormat".
 */
export type TextFormat = {
  /**
   * What separates its cells.
   */
  delimiter: Delimiter;
  /**
   * Its encoding.
   */
  encoding: Encoding;
  /**
   * It begins with a mark of its encoding.
   */
  mark: boolean;
  /**
   * What its cells are quoted with.
   */
  quote: Quote;
  /**
   * The encoding rests on a guess from little.
   */
  unsure: boolean;
}
/**
 * One sheet of a workbook.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "Sheet".
 */
export type Sheet = {
  /**
   * Whoever made the workbook does not show it.
   */
  hidden: boolean;
  /**
   * Its name.
   */
  name: string;
  /**
   * About how many rows it has, if the file says so; a file may say anything.
   */
  rows: number | null;
}
/**
 * Something that a column may be taken for.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "PreviewTarget".
 */
export type PreviewTarget = {
  /**
   * The section of the form where it stands; `parts`, `points` or `more` for what is no field, `contact` or `customer`
   * for what is said of who stands beside it.
   */
  group: string;
  /**
   * What people call it.
   */
  label: LabelPair;
  /**
   * Its name in calls.
   */
  target: string;
}
/**
 * Moves interactions, with all that belongs to them, to the recycle bin.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "InteractionBinInput".
 */
export type InteractionBinInput = {
  /**
   * Which.
   */
  ids: Id[];
}
/**
 * Sets the same fields on many interactions, as one group.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "InteractionBulkInput".
 */
export type InteractionBulkInput = {
  /**
   * Which.
   */
  ids: Id[];
  /**
   * The fields to change; null clears.
   */
  set: {
    [k: string]: Json;
  };
}
/**
 * How many interactions a list has.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "InteractionCountInput".
 */
export type InteractionCountInput = {
  /**
   * The recycle bin instead of the live ones.
   */
  bin?: boolean;
  /**
   * Only those with this contact.
   */
  contact?: Id | null;
  /**
   * Only those with this customer.
   */
  customer?: Id | null;
  /**
   * Conditions that must all hold.
   */
  filter?: Condition[];
}
/**
 * Makes an interaction.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "InteractionCreateInput".
 */
export type InteractionCreateInput = {
  /**
   * With whom.
   */
  customer: Id;
  /**
   * Required fields may be empty; the record is then marked as to be completed.
   */
  incomplete?: boolean;
  /**
   * Values by field. It was now, by the one who says so, and a call, where they say nothing else.
   */
  values: {
    [k: string]: Json;
  };
}
/**
 * Erases an interaction for good: here, in the journal, and on every copy that learns of it.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "InteractionEraseInput".
 */
export type InteractionEraseInput = {
  /**
   * Which.
   */
  id: Id;
}
/**
 * Exports interactions: a list as it is filtered and sorted, or those that were picked. Masked fields are left out.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "InteractionExportInput".
 */
export type InteractionExportInput = {
  /**
   * The columns, by fields, `tags`, `points`, `products`, `customer`, `customer_number` and `order_lines` (of orders: a row a line in a text, a further sheet in a workbook); all where it is left out.
   */
  columns?: string[] | null;
  /**
   * With this contact only.
   */
  contact?: Id | null;
  /**
   * With this customer only.
   */
  customer?: Id | null;
  /**
   * Conditions that must all hold.
   */
  filter?: Condition[];
  /**
   * What it is written as.
   */
  format?: Format;
  /**
   * These records and no other, in this order; what says which rows of a list is then not looked at.
   */
  ids?: Id[] | null;
  /**
   * The language of headers and words; the workspace's where it is left out.
   */
  language?: Language | null;
  /**
   * The latest first where it is left out.
   */
  sort?: Sort | null;
}
/**
 * An interaction by id.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "InteractionGetInput".
 */
export type InteractionGetInput = {
  /**
   * Its id.
   */
  id: Id;
}
/**
 * What the record page shows of an interaction.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "InteractionDetail".
 */
export type InteractionDetail = {
  /**
   * The name of who dealt with him.
   */
  by_name: string | null;
  /**
   * Fields in conflict.
   */
  conflicts: string[];
  /**
   * The contact's name.
   */
  contact_name: string | null;
  /**
   * When it was made.
   */
  created_at: string;
  /**
   * Who made it.
   */
  created_by: string | null;
  /**
   * With whom.
   */
  customer: CustomerOf;
  /**
   * Its id.
   */
  id: string;
  /**
   * Whether it stands.
   */
  life: Life;
  /**
   * Fields that this user may not see.
   */
  masked: string[];
  /**
   * Required fields that are empty.
   */
  missing: string[];
  /**
   * What a save sends back.
   */
  rev: number;
  /**
   * Values by field; masked ones are not there.
   */
  values: {
    [k: string]: Json;
  };
}
/**
 * Steps of one interaction's history.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "InteractionHistoryInput".
 */
export type InteractionHistoryInput = {
  /**
   * Before this op.
   */
  before?: number | null;
  /**
   * Whose.
   */
  id: Id;
  /**
   * At most so many (50).
   */
  limit?: number | null;
}
/**
 * A page of interactions. At most one of `after`, `offset` and `jump` is looked at, in this order.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "InteractionListInput".
 */
export type InteractionListInput = {
  /**
   * The cursor that the page before gave.
   */
  after?: string | null;
  /**
   * The recycle bin instead of the live ones.
   */
  bin?: boolean;
  /**
   * Fields wanted; all where it is left out.
   */
  columns?: string[] | null;
  /**
   * Only those with this contact.
   */
  contact?: Id | null;
  /**
   * Only those with this customer.
   */
  customer?: Id | null;
  /**
   * Conditions that must all hold.
   */
  filter?: Condition[];
  /**
   * Begin at the first row whose key is not before this text.
   */
  jump?: string | null;
  /**
   * Rows wanted: 1 to 500, 50 where it is left out.
   */
  limit?: number | null;
  /**
   * Begin at the n-th row.
   */
  offset?: number | null;
  /**
   * The newest first where it is left out.
   */
  sort?: Sort | null;
}
/**
 * A page.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "InteractionPage".
 */
export type InteractionPage = {
  /**
   * The cursor of the next page; null at the end.
   */
  next: string | null;
  /**
   * Its rows.
   */
  rows: InteractionRow[];
}
/**
 * A row of a list.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "InteractionRow".
 */
export type InteractionRow = {
  /**
   * Some cell was changed apart on two copies.
   */
  conflict: boolean;
  /**
   * The contact's name.
   */
  contact_name: string | null;
  /**
   * With whom.
   */
  customer: CustomerRef;
  /**
   * Its id.
   */
  id: string;
  /**
   * Required fields that are empty.
   */
  missing: string[];
  /**
   * What a save sends back.
   */
  rev: number;
  /**
   * The wanted fields.
   */
  values: {
    [k: string]: Json;
  };
}
/**
 * The place of the first interaction of a list whose key is not before a text.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "InteractionPlaceInput".
 */
export type InteractionPlaceInput = {
  /**
   * The recycle bin instead of the live ones.
   */
  bin?: boolean;
  /**
   * Only those with this contact.
   */
  contact?: Id | null;
  /**
   * Only those with this customer.
   */
  customer?: Id | null;
  /**
   * Conditions that must all hold.
   */
  filter?: Condition[];
  /**
   * What it begins with; of a name, letters of its pinyin do.
   */
  jump: string;
  /**
   * As the list goes where it is left out. Not by owner: there a text has a place under each.
   */
  sort?: Sort | null;
}
/**
 * Brings interactions back, each with exactly what went to the bin with it.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "InteractionRestoreInput".
 */
export type InteractionRestoreInput = {
  /**
   * Which.
   */
  ids: Id[];
}
/**
 * Changes fields of an interaction.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "InteractionUpdateInput".
 */
export type InteractionUpdateInput = {
  /**
   * Whose.
   */
  id: Id;
  /**
   * The revision that the form was opened with.
   */
  rev: number;
  /**
   * The fields to change; null clears.
   */
  set: {
    [k: string]: Json;
  };
}
/**
 * Stops a job; what it did is taken back.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "JobCancelInput".
 */
export type JobCancelInput = {
  /**
   * Its id.
   */
  job: string;
}
/**
 * That it was asked to stop.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "Cancelling".
 */
export type Cancelling = {
  /**
   * Always true.
   */
  cancelling: boolean;
}
/**
 * How a job of this session stands.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "JobGetInput".
 */
export type JobGetInput = {
  /**
   * Its id.
   */
  job: string;
}
/**
 * How a job stands.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "JobState".
 */
export type JobState = {
  /**
   * Rows done.
   */
  done: number;
  /**
   * Why it did not.
   */
  error: Json;
  /**
   * What it answers, when it ended well.
   */
  result: Json;
  /**
   * `running`, `done` or `failed`.
   */
  state: string;
  /**
   * Rows in all, where known.
   */
  total: number | null;
}
/**
 * Customers of the name that an opportunity says, among whom its own may be.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "OpportunityAlikeInput".
 */
export type OpportunityAlikeInput = {
  /**
   * The opportunity.
   */
  id: Id;
}
/**
 * The answer of `opportunity.alike`.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "AlikeCustomers".
 */
export type AlikeCustomers = {
  /**
   * The oldest first.
   */
  customers: AlikeCustomer[];
}
/**
 * One of them.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "AlikeCustomer".
 */
export type AlikeCustomer = {
  /**
   * Its id.
   */
  id: string;
  /**
   * Its name.
   */
  name: string;
  /**
   * Its number.
   */
  number: string | null;
  /**
   * Whose it is.
   */
  owner_name: string;
}
/**
 * Assigns opportunities to a manager.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "OpportunityAssignInput".
 */
export type OpportunityAssignInput = {
  /**
   * Which.
   */
  ids: Id[];
  /**
   * To whom.
   */
  to: Id;
}
/**
 * How many it was.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "AssignedCount".
 */
export type AssignedCount = {
  /**
   * Opportunities that have a new manager.
   */
  count: number;
}
/**
 * The managers to whom an opportunity may be assigned, with what they have in hand.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "OpportunityAssigneesInput".
 */
export interface OpportunityAssigneesInput {}
/**
 * The answer of `opportunity.assignees`.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "Managers".
 */
export type Managers = {
  /**
   * Those with least in hand first.
   */
  people: Assignee[];
}
/**
 * A manager.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "Assignee".
 */
export type Assignee = {
  /**
   * Steps that are due today or overdue.
   */
  due: number;
  /**
   * His id.
   */
  id: string;
  /**
   * How he is shown.
   */
  name: string;
  /**
   * Opportunities in hand.
   */
  open: number;
  /**
   * Where he works.
   */
  region: string | null;
  /**
   * What he is good at.
   */
  speciality: string | null;
  /**
   * What they are about, by currency; none where amounts are masked.
   */
  sums: Sum[];
}
/**
 * A sum of one currency.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "Sum".
 */
export type Sum = {
  /**
   * In minor units.
   */
  amount: number;
  /**
   * How many make it up.
   */
  count: number;
  /**
   * The currency.
   */
  currency: string;
}
/**
 * Moves opportunities, with all that belongs to them, to the recycle bin.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "OpportunityBinInput".
 */
export type OpportunityBinInput = {
  /**
   * Which.
   */
  ids: Id[];
}
/**
 * Opportunities in hand by stage.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "OpportunityBoardInput".
 */
export type OpportunityBoardInput = {
  /**
   * By what the cards go.
   */
  by?: OpportunityBy;
  /**
   * Conditions that must all hold.
   */
  filter?: Condition[];
  /**
   * Cards wanted of each column: 1 to 500, 50 where it is left out.
   */
  limit?: number | null;
}
/**
 * A board.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "BoardColumns".
 */
export type BoardColumns = {
  /**
   * Every stage that is offered, and others in which something stands, in their order.
   */
  columns: BoardColumn[];
}
/**
 * One stage with what stands in it.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "BoardColumn".
 */
export type BoardColumn = {
  /**
   * The first cards.
   */
  cards: Card[];
  /**
   * How many stand in it.
   */
  count: number;
  /**
   * The cursor of the next; null at the end.
   */
  next: string | null;
  /**
   * How many have nothing planned.
   */
  no_next_step: number;
  /**
   * The stage; null: without one.
   */
  stage: Stage | null;
  /**
   * How many have not moved for longer than the stage allows.
   */
  stale: number;
  /**
   * What they are about, by currency; none where amounts are masked.
   */
  sums: Sum[];
}
/**
 * A card.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "Card".
 */
export type Card = {
  /**
   * Whom it is assigned to.
   */
  assigned_to: string | null;
  /**
   * His name.
   */
  assigned_to_name: string | null;
  /**
   * The customer it is linked to.
   */
  customer: CustomerRef | null;
  /**
   * Its id.
   */
  id: string;
  /**
   * This user may move it.
   */
  movable: boolean;
  /**
   * Nothing is planned.
   */
  no_next_step: boolean;
  /**
   * What a save sends back.
   */
  rev: number;
  /**
   * Nothing has moved for longer than its stage allows.
   */
  stale: boolean;
  /**
   * Title, customer, amount, currency, success rate, expected close and next step, as far as they may be seen.
   */
  values: {
    [k: string]: Json;
  };
}
/**
 * A stage as a board and a record show it.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "Stage".
 */
export type Stage = {
  /**
   * Offered in new picks.
   */
  active: boolean;
  /**
   * Its id.
   */
  id: string;
  /**
   * English label.
   */
  label_en: string;
  /**
   * Chinese label.
   */
  label_zh: string;
  /**
   * After so many days without progress what stands in it is stale.
   */
  stale_days: number | null;
  /**
   * How likely a win is, in percent.
   */
  success_rate: number | null;
}
/**
 * Sets the same fields on many opportunities, as one group.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "OpportunityBulkInput".
 */
export type OpportunityBulkInput = {
  /**
   * Which.
   */
  ids: Id[];
  /**
   * The fields to change; null clears.
   */
  set: {
    [k: string]: Json;
  };
}
/**
 * More cards of one column of the board.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "OpportunityColumnInput".
 */
export type OpportunityColumnInput = {
  /**
   * The cursor that came with the cards before.
   */
  after?: string | null;
  /**
   * By what the cards go.
   */
  by?: OpportunityBy;
  /**
   * Conditions that must all hold.
   */
  filter?: Condition[];
  /**
   * Cards wanted: 1 to 500, 50 where it is left out.
   */
  limit?: number | null;
  /**
   * The stage; null: those without one.
   */
  stage?: Id | null;
}
/**
 * Cards of one column.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "Cards".
 */
export type Cards = {
  /**
   * In their order.
   */
  cards: Card[];
  /**
   * The cursor of the next; null at the end.
   */
  next: string | null;
}
/**
 * How many opportunities a list has.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "OpportunityCountInput".
 */
export type OpportunityCountInput = {
  /**
   * The recycle bin instead of the live ones.
   */
  bin?: boolean;
  /**
   * Only those with this customer.
   */
  customer?: Id | null;
  /**
   * Conditions that must all hold.
   */
  filter?: Condition[];
}
/**
 * Makes an opportunity.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "OpportunityCreateInput".
 */
export type OpportunityCreateInput = {
  /**
   * Required fields may be empty; the record is then marked as to be completed.
   */
  incomplete?: boolean;
  /**
   * The products that it is about.
   */
  products?: Id[];
  /**
   * Values by field.
   */
  values: {
    [k: string]: Json;
  };
}
/**
 * The new record.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "OpportunityCreated".
 */
export type OpportunityCreated = {
  /**
   * Its id.
   */
  id: string;
  /**
   * Its number.
   */
  number: string;
  /**
   * Its revision.
   */
  rev: number;
}
/**
 * Erases an opportunity, with its plan, for good: here, in the journal, and on every copy that learns of it.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "OpportunityEraseInput".
 */
export type OpportunityEraseInput = {
  /**
   * Which.
   */
  id: Id;
}
/**
 * Exports opportunities: a list as it is filtered and sorted, or those that were picked. Masked fields are left out.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "OpportunityExportInput".
 */
export type OpportunityExportInput = {
  /**
   * The columns, by fields, `tags`, `points`, `products`, `customer`, `customer_number` and `order_lines` (of orders: a row a line in a text, a further sheet in a workbook); all where it is left out.
   */
  columns?: string[] | null;
  /**
   * Of this customer only.
   */
  customer?: Id | null;
  /**
   * Conditions that must all hold.
   */
  filter?: Condition[];
  /**
   * What it is written as.
   */
  format?: Format;
  /**
   * These records and no other, in this order; what says which rows of a list is then not looked at.
   */
  ids?: Id[] | null;
  /**
   * The language of headers and words; the workspace's where it is left out.
   */
  language?: Language | null;
  /**
   * The newest first where it is left out.
   */
  sort?: Sort | null;
}
/**
 * An opportunity by id.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "OpportunityGetInput".
 */
export type OpportunityGetInput = {
  /**
   * Its id.
   */
  id: Id;
}
/**
 * What the record page shows of an opportunity.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "OpportunityDetail".
 */
export type OpportunityDetail = {
  /**
   * What may be done with it now, and why not the rest.
   */
  actions: Possible[];
  /**
   * The name of who assigned it.
   */
  assigned_by_name: string | null;
  /**
   * The name of whom it is assigned to.
   */
  assigned_to_name: string | null;
  /**
   * Fields in conflict.
   */
  conflicts: string[];
  /**
   * When it was made.
   */
  created_at: string;
  /**
   * Who made it.
   */
  created_by: string | null;
  /**
   * The customer it is linked to.
   */
  customer: CustomerOf | null;
  /**
   * Its id.
   */
  id: string;
  /**
   * Whether it stands.
   */
  life: Life;
  /**
   * Fields that this user may not see.
   */
  masked: string[];
  /**
   * Required fields that are empty.
   */
  missing: string[];
  /**
   * In hand, and nothing is planned.
   */
  no_next_step: boolean;
  /**
   * Its number.
   */
  number: string | null;
  /**
   * The products that it is about.
   */
  products: ProductRef[];
  /**
   * What a save sends back.
   */
  rev: number;
  /**
   * Nothing has moved for longer than its stage allows.
   */
  stale: boolean;
  /**
   * `unassigned`, `assigned`, `won`, `lost`.
   */
  state: string;
  /**
   * Values by field; masked ones are not there.
   */
  values: {
    [k: string]: Json;
  };
}
/**
 * A product that another record names.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ProductRef".
 */
export type ProductRef = {
  /**
   * Its id.
   */
  id: string;
  /**
   * Its name.
   */
  name: string;
  /**
   * Its sku.
   */
  sku: string;
}
/**
 * Steps of one opportunity's history.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "OpportunityHistoryInput".
 */
export type OpportunityHistoryInput = {
  /**
   * Before this op.
   */
  before?: number | null;
  /**
   * Whose.
   */
  id: Id;
  /**
   * At most so many (50).
   */
  limit?: number | null;
}
/**
 * A page of opportunities. At most one of `after`, `offset` and `jump` is looked at, in this order.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "OpportunityListInput".
 */
export type OpportunityListInput = {
  /**
   * The cursor that the page before gave.
   */
  after?: string | null;
  /**
   * The recycle bin instead of the live ones.
   */
  bin?: boolean;
  /**
   * Fields wanted; all where it is left out.
   */
  columns?: string[] | null;
  /**
   * Only those with this customer.
   */
  customer?: Id | null;
  /**
   * Conditions that must all hold.
   */
  filter?: Condition[];
  /**
   * Begin at the first row whose key is not before this text.
   */
  jump?: string | null;
  /**
   * Rows wanted: 1 to 500, 50 where it is left out.
   */
  limit?: number | null;
  /**
   * Begin at the n-th row.
   */
  offset?: number | null;
  /**
   * The newest first where it is left out.
   */
  sort?: Sort | null;
}
/**
 * A page.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "OpportunityPage".
 */
export type OpportunityPage = {
  /**
   * The cursor of the next page; null at the end.
   */
  next: string | null;
  /**
   * Its rows.
   */
  rows: OpportunityRow[];
}
/**
 * A row of a list.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "OpportunityRow".
 */
export type OpportunityRow = {
  /**
   * The name of whom it is assigned to.
   */
  assigned_to_name: string | null;
  /**
   * Some cell was changed apart on two copies.
   */
  conflict: boolean;
  /**
   * The customer it is linked to.
   */
  customer: CustomerRef | null;
  /**
   * Its id.
   */
  id: string;
  /**
   * Required fields that are empty.
   */
  missing: string[];
  /**
   * In hand, and nothing is planned.
   */
  no_next_step: boolean;
  /**
   * What a save sends back.
   */
  rev: number;
  /**
   * Nothing has moved for longer than its stage allows.
   */
  stale: boolean;
  /**
   * The wanted fields.
   */
  values: {
    [k: string]: Json;
  };
}
/**
 * Closes an opportunity as lost.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "OpportunityLoseInput".
 */
export type OpportunityLoseInput = {
  /**
   * Which.
   */
  id: Id;
  /**
   * Why it was lost.
   */
  reason: string;
}
/**
 * That it was closed, or opened again.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "Closed".
 */
export type Closed = {
  /**
   * Its id.
   */
  id: string;
  /**
   * Its revision.
   */
  rev: number;
}
/**
 * The place of the first opportunity of a list whose key is not before a text.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "OpportunityPlaceInput".
 */
export type OpportunityPlaceInput = {
  /**
   * The recycle bin instead of the live ones.
   */
  bin?: boolean;
  /**
   * Only those with this customer.
   */
  customer?: Id | null;
  /**
   * Conditions that must all hold.
   */
  filter?: Condition[];
  /**
   * What it begins with; of a name, letters of its pinyin do.
   */
  jump: string;
  /**
   * As the list goes where it is left out. Not by owner: there a text has a place under each.
   */
  sort?: Sort | null;
}
/**
 * Says what products an opportunity is about, or no longer is. Whoever may edit it, and its assignee.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "OpportunityProductsInput".
 */
export type OpportunityProductsInput = {
  /**
   * Products that it is about.
   */
  add?: Id[];
  /**
   * Which.
   */
  id: Id;
  /**
   * Products that it is not about.
   */
  remove?: Id[];
}
/**
 * That it was done.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "OpportunityChanged".
 */
export type OpportunityChanged = {
  /**
   * How many products it is about now.
   */
  count: number;
}
/**
 * Changes stage, success rate, amount, currency and expected close of an opportunity that one has in hand.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "OpportunityProgressInput".
 */
export type OpportunityProgressInput = {
  /**
   * Whose.
   */
  id: Id;
  /**
   * The revision that it was shown with.
   */
  rev: number;
  /**
   * The fields to change; null clears. A new stage brings its own success rate unless one is given.
   */
  set: {
    [k: string]: Json;
  };
}
/**
 * Gives opportunities in hand to another manager.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "OpportunityReassignInput".
 */
export type OpportunityReassignInput = {
  /**
   * Which.
   */
  ids: Id[];
  /**
   * Why.
   */
  reason: string;
  /**
   * To whom.
   */
  to: Id;
}
/**
 * Opens a closed opportunity again.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "OpportunityReopenInput".
 */
export type OpportunityReopenInput = {
  /**
   * Which.
   */
  id: Id;
  /**
   * Why.
   */
  reason: string;
}
/**
 * Brings opportunities back, each with exactly what went to the bin with it.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "OpportunityRestoreInput".
 */
export type OpportunityRestoreInput = {
  /**
   * Which.
   */
  ids: Id[];
}
/**
 * Changes fields of an opportunity.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "OpportunityUpdateInput".
 */
export type OpportunityUpdateInput = {
  /**
   * Whose.
   */
  id: Id;
  /**
   * The revision that the form was opened with.
   */
  rev: number;
  /**
   * The fields to change; null clears.
   */
  set: {
    [k: string]: Json;
  };
}
/**
 * Closes an opportunity as won. Without a word on the customer it is the one linked already, else a new one, unless
 * there is one of the same name: then the user says which.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "OpportunityWinInput".
 */
export type OpportunityWinInput = {
  /**
   * It is a new one, although there is one of the same name.
   */
  create?: boolean;
  /**
   * It is this customer.
   */
  customer?: Id | null;
  /**
   * Which.
   */
  id: Id;
}
/**
 * What came of it.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "Won".
 */
export type Won = {
  /**
   * He is new.
   */
  created: boolean;
  /**
   * Its customer.
   */
  customer: CustomerOf;
  /**
   * The opportunity.
   */
  id: string;
  /**
   * Its revision.
   */
  rev: number;
}
/**
 * Moves steps that have not been carried out to the recycle bin.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "PlanBinInput".
 */
export type PlanBinInput = {
  /**
   * Which.
   */
  ids: Id[];
}
/**
 * Steps of opportunities that one has in hand, planned up to a day and not carried out.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "PlanDueInput".
 */
export type PlanDueInput = {
  /**
   * The day; today where it is left out.
   */
  until?: string | null;
}
/**
 * The answer of `plan.due`.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "DueSteps".
 */
export type DueSteps = {
  /**
   * There are more.
   */
  more: boolean;
  /**
   * The oldest first.
   */
  steps: DueStep[];
}
/**
 * A step that is due.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "DueStep".
 */
export type DueStep = {
  /**
   * What is to be done.
   */
  action: string;
  /**
   * Its customer's name.
   */
  customer_name: string | null;
  /**
   * Its id.
   */
  id: string;
  /**
   * The opportunity.
   */
  opportunity: string;
  /**
   * That day is past.
   */
  overdue: boolean;
  /**
   * When it was to be done.
   */
  planned_on: string;
  /**
   * Its title.
   */
  title: string;
}
/**
 * Notes that a step was carried out, and what came of it.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "PlanExecuteInput".
 */
export type PlanExecuteInput = {
  /**
   * Which.
   */
  id: Id;
  /**
   * What came of it.
   */
  result: string;
}
/**
 * The step.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "Step".
 */
export type Step = {
  /**
   * Its id.
   */
  id: string;
  /**
   * Its revision.
   */
  rev: number;
}
/**
 * Steps of one plan step's history.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "PlanHistoryInput".
 */
export type PlanHistoryInput = {
  /**
   * Before this op.
   */
  before?: number | null;
  /**
   * Whose.
   */
  id: Id;
  /**
   * At most so many (50).
   */
  limit?: number | null;
}
/**
 * The plan of an opportunity.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "PlanListInput".
 */
export type PlanListInput = {
  /**
   * The steps in the recycle bin instead.
   */
  bin?: boolean;
  /**
   * The opportunity.
   */
  opportunity: Id;
}
/**
 * A plan.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "Steps".
 */
export type Steps = {
  /**
   * Whether this user may add a step now.
   */
  make: Possible;
  /**
   * By day.
   */
  steps: StepRow[];
}
/**
 * A step.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "StepRow".
 */
export type StepRow = {
  /**
   * What is to be done.
   */
  action: string;
  /**
   * What may be done with it now, and why not the rest.
   */
  actions: Possible[];
  /**
   * Who planned it.
   */
  created_by: string | null;
  /**
   * When it was noted as done.
   */
  done_at: string | null;
  /**
   * The name of who did it.
   */
  done_by_name: string | null;
  /**
   * Its id.
   */
  id: string;
  /**
   * Whether it stands.
   */
  life: Life;
  /**
   * When it is to be done.
   */
  planned_on: string;
  /**
   * What came of it.
   */
  result: string | null;
  /**
   * What a save sends back.
   */
  rev: number;
  /**
   * `planned`, `done`, or `closed` where the opportunity is.
   */
  state: string;
}
/**
 * Adds a step to the plan of an opportunity in hand.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "PlanMakeInput".
 */
export type PlanMakeInput = {
  /**
   * What is to be done.
   */
  action: string;
  /**
   * The opportunity.
   */
  opportunity: Id;
  /**
   * When it is to be done; never changed.
   */
  planned_on: string;
}
/**
 * Brings steps back.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "PlanRestoreInput".
 */
export type PlanRestoreInput = {
  /**
   * Which.
   */
  ids: Id[];
}
/**
 * Changes what a step says that has not been carried out. Its day is fixed.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "PlanUpdateInput".
 */
export type PlanUpdateInput = {
  /**
   * Which.
   */
  id: Id;
  /**
   * The revision that it was shown with.
   */
  rev: number;
  /**
   * The fields to change: `action`.
   */
  set: {
    [k: string]: Json;
  };
}
/**
 * Moves products, with all that belongs to them, to the recycle bin.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ProductBinInput".
 */
export type ProductBinInput = {
  /**
   * Which.
   */
  ids: Id[];
}
/**
 * Sets the same fields on many products, as one group.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ProductBulkInput".
 */
export type ProductBulkInput = {
  /**
   * Which.
   */
  ids: Id[];
  /**
   * The fields to change; null clears.
   */
  set: {
    [k: string]: Json;
  };
}
/**
 * How many products a list has.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ProductCountInput".
 */
export type ProductCountInput = {
  /**
   * The recycle bin instead of the live ones.
   */
  bin?: boolean;
  /**
   * Conditions that must all hold.
   */
  filter?: Condition[];
}
/**
 * Makes a product. Only where the office enters orders by hand.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ProductCreateInput".
 */
export type ProductCreateInput = {
  /**
   * Values by field.
   */
  values: {
    [k: string]: Json;
  };
}
/**
 * The new record.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ProductCreated".
 */
export type ProductCreated = {
  /**
   * Its id.
   */
  id: string;
  /**
   * Its revision.
   */
  rev: number;
  /**
   * Its sku.
   */
  sku: string;
}
/**
 * Exports products: a list as it is filtered and sorted, or those that were picked. Masked fields are left out.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ProductExportInput".
 */
export type ProductExportInput = {
  /**
   * The columns, by fields, `tags`, `points`, `products`, `customer`, `customer_number` and `order_lines` (of orders: a row a line in a text, a further sheet in a workbook); all where it is left out.
   */
  columns?: string[] | null;
  /**
   * Conditions that must all hold.
   */
  filter?: Condition[];
  /**
   * What it is written as.
   */
  format?: Format;
  /**
   * These records and no other, in this order; what says which rows of a list is then not looked at.
   */
  ids?: Id[] | null;
  /**
   * The language of headers and words; the workspace's where it is left out.
   */
  language?: Language | null;
  /**
   * By name where it is left out.
   */
  sort?: Sort | null;
}
/**
 * Reads one product.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ProductGetInput".
 */
export type ProductGetInput = {
  /**
   * Which.
   */
  id: Id;
}
/**
 * A product with everything that its page shows.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ProductDetail".
 */
export type ProductDetail = {
  /**
   * Fields in conflict.
   */
  conflicts: string[];
  /**
   * When it was made.
   */
  created_at: string;
  /**
   * Who made it.
   */
  created_by: string | null;
  /**
   * Its id.
   */
  id: string;
  /**
   * Where it is in its life.
   */
  life: Life;
  /**
   * Fields that the session may not see.
   */
  masked: string[];
  /**
   * Required fields that are empty.
   */
  missing: string[];
  /**
   * All of that together, in thousandths.
   */
  on_hand: number;
  /**
   * What a save sends back.
   */
  rev: number;
  /**
   * What lies of it where.
   */
  stock: StockLine[];
  /**
   * Every field.
   */
  values: {
    [k: string]: Json;
  };
}
/**
 * How much lies in one place.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "StockLine".
 */
export type StockLine = {
  /**
   * The bin.
   */
  bin: string | null;
  /**
   * Its id.
   */
  id: string;
  /**
   * What else is said of it.
   */
  memo: string | null;
  /**
   * How much, in thousandths.
   */
  quantity: number | null;
  /**
   * The warehouse.
   */
  warehouse: string;
}
/**
 * Steps of one product's history.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ProductHistoryInput".
 */
export type ProductHistoryInput = {
  /**
   * Before this op.
   */
  before?: number | null;
  /**
   * Whose.
   */
  id: Id;
  /**
   * At most so many (50).
   */
  limit?: number | null;
}
/**
 * A page of products. At most one of `after`, `offset` and `jump` is looked at, in this order.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ProductListInput".
 */
export type ProductListInput = {
  /**
   * The cursor that the page before gave.
   */
  after?: string | null;
  /**
   * The recycle bin instead of the live ones.
   */
  bin?: boolean;
  /**
   * Fields wanted; all where it is left out.
   */
  columns?: string[] | null;
  /**
   * Conditions that must all hold.
   */
  filter?: Condition[];
  /**
   * Begin at the first row whose key is not before this text.
   */
  jump?: string | null;
  /**
   * Rows wanted: 1 to 500, 50 where it is left out.
   */
  limit?: number | null;
  /**
   * Begin at the n-th row.
   */
  offset?: number | null;
  /**
   * By name where it is left out.
   */
  sort?: Sort | null;
}
/**
 * A page.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ProductPage".
 */
export type ProductPage = {
  /**
   * The cursor of the next page; null at the end.
   */
  next: string | null;
  /**
   * Its rows.
   */
  rows: ProductRow[];
}
/**
 * A row of a list.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ProductRow".
 */
export type ProductRow = {
  /**
   * Some cell was changed apart on two copies.
   */
  conflict: boolean;
  /**
   * Its id.
   */
  id: string;
  /**
   * Required fields that are empty.
   */
  missing: string[];
  /**
   * What a save sends back.
   */
  rev: number;
  /**
   * The wanted fields.
   */
  values: {
    [k: string]: Json;
  };
}
/**
 * The place of the first product of a list whose key is not before a text.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ProductPlaceInput".
 */
export type ProductPlaceInput = {
  /**
   * The recycle bin instead of the live ones.
   */
  bin?: boolean;
  /**
   * Conditions that must all hold.
   */
  filter?: Condition[];
  /**
   * What it begins with; of a name, letters of its pinyin do.
   */
  jump: string;
  /**
   * As the list goes where it is left out. Not by owner: there a text has a place under each.
   */
  sort?: Sort | null;
}
/**
 * Brings products back, each with exactly what went to the bin with it.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ProductRestoreInput".
 */
export type ProductRestoreInput = {
  /**
   * Which.
   */
  ids: Id[];
}
/**
 * Changes fields of a product.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ProductUpdateInput".
 */
export type ProductUpdateInput = {
  /**
   * Whose.
   */
  id: Id;
  /**
   * The revision that the form was opened with.
   */
  rev: number;
  /**
   * The fields to change; null clears.
   */
  set: {
    [k: string]: Json;
  };
}
/**
 * Customers who were lost.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ReportChurnInput".
 */
export type ReportChurnInput = {
  /**
   * Only customers whose name contains this.
   */
  name?: string | null;
  /**
   * Only this person's customers.
   */
  owner?: Id | null;
  /**
   * The days on which it was confirmed; all where it is left out.
   */
  period?: ReportChurnPeriod;
}
/**
 * Days, both included; an end that is left out is open.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ReportChurnPeriod".
 */
export type ReportChurnPeriod = {
  /**
   * The first day.
   */
  from?: string | null;
  /**
   * The last day.
   */
  to?: string | null;
}
/**
 * The answer of `report.churn`.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "Losses".
 */
export type Losses = {
  /**
   * The list of them.
   */
  behind: Behind;
  /**
   * The latest first, at most a thousand.
   */
  rows: Loss[];
  /**
   * How many were lost in all.
   */
  total: number;
  /**
   * Each year in which somebody was lost, in order.
   */
  years: LossesOf[];
}
/**
 * A customer who was lost.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "Loss".
 */
export type Loss = {
  /**
   * The record that followed him.
   */
  behind: Behind;
  /**
   * The day on which it was confirmed.
   */
  confirmed_on: string | null;
  /**
   * Who.
   */
  customer: CustomerRef;
  /**
   * Whose customer he is.
   */
  owner_name: string;
  /**
   * Why.
   */
  reason: string | null;
  /**
   * The year in which it was confirmed.
   */
  year: string;
}
/**
 * How many were lost in a year.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "LossesOf".
 */
export type LossesOf = {
  /**
   * The list of them.
   */
  behind: Behind;
  /**
   * How many.
   */
  count: number;
  /**
   * The year.
   */
  year: string;
}
/**
 * Customers by level, credit, satisfaction or region.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ReportCompositionInput".
 */
export type ReportCompositionInput = {
  /**
   * By what they are told apart.
   */
  by?: ReportCompositionBy;
}
/**
 * The answer of `report.composition`.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "Shares".
 */
export type Shares = {
  /**
   * In the order of the list, those of whom nothing is said last; of stars the most first.
   */
  rows: Share[];
  /**
   * How many customers there are.
   */
  total: number;
}
/**
 * Customers of one kind.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "Share".
 */
export type Share = {
  /**
   * The list of them.
   */
  behind: Behind;
  /**
   * How many there are.
   */
  count: number;
  /**
   * What it is called.
   */
  label: LabelPair;
  /**
   * What part of all that is, in ten-thousandths.
   */
  share: number | null;
  /**
   * The item of the list, or the stars; null: nothing is said.
   */
  value: string | null;
}
/**
 * Customers by what they ordered.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ReportContributionInput".
 */
export type ReportContributionInput = {
  /**
   * What amounts are counted in; the workspace's currency where it is left out. No other is added to them.
   */
  currency?: string | null;
  /**
   * Only customers whose name contains this.
   */
  name?: string | null;
  /**
   * The days of the orders; all where it is left out.
   */
  period?: ReportChurnPeriod;
}
/**
 * The answer of `report.contribution`.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "Contributions".
 */
export type Contributions = {
  /**
   * What all orders of the period come to, whoever is asked for.
   */
  amount: number | null;
  /**
   * The list of them.
   */
  behind: Behind;
  /**
   * Every currency in which there are orders.
   */
  currencies: string[];
  /**
   * What amounts are counted in.
   */
  currency: string;
  /**
   * How many customers there are in all.
   */
  customers: number;
  /**
   * How many they are.
   */
  orders: number;
  /**
   * Who ordered most first, at most a thousand.
   */
  rows: Contributed[];
}
/**
 * A customer.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "Contributed".
 */
export type Contributed = {
  /**
   * What his orders come to, in minor units; null where amounts are masked.
   */
  amount: number | null;
  /**
   * The list of them.
   */
  behind: Behind;
  /**
   * Who.
   */
  customer: CustomerRef;
  /**
   * How many orders.
   */
  orders: number;
  /**
   * What part of all orders of the period that is, in ten-thousandths.
   */
  share: number | null;
}
/**
 * Exports a report: one of `composition`, `opportunity` … with what it is asked.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ReportExportInput".
 */
export type ReportExportInput = {
  /**
   * What it is written as: text or a workbook.
   */
  format?: Format;
  /**
   * The language of headers and words; the workspace's where it is left out.
   */
  language?: Language | null;
  /**
   * The report.
   */
  report: ReportAsked;
}
/**
 * Customers who were lost.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "Churned".
 */
export type Churned = {
  /**
   * Only customers whose name contains this.
   */
  name?: string | null;
  /**
   * Only this person's customers.
   */
  owner?: Id | null;
  /**
   * The days on which it was confirmed; all where it is left out.
   */
  period?: ReportChurnPeriod;
}
/**
 * Customers by what they ordered.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "Contribution".
 */
export type Contribution = {
  /**
   * What amounts are counted in; the workspace's currency where it is left out. No other is added to them.
   */
  currency?: string | null;
  /**
   * Only customers whose name contains this.
   */
  name?: string | null;
  /**
   * The days of the orders; all where it is left out.
   */
  period?: ReportChurnPeriod;
}
/**
 * What was sold.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "Products".
 */
export type Products = {
  /**
   * By what lines are told apart.
   */
  by?: ReportProductsBy;
  /**
   * Only products of this category.
   */
  category?: Id | null;
  /**
   * Only what was sold by this channel.
   */
  channel?: Id | null;
  /**
   * What amounts are counted in; the workspace's currency where it is left out. No other is added to them.
   */
  currency?: string | null;
  /**
   * The days of the orders; all where it is left out.
   */
  period?: ReportChurnPeriod;
}
/**
 * Customers by level, credit, satisfaction or region.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "Composition".
 */
export type Composition = {
  /**
   * By what they are told apart.
   */
  by?: ReportCompositionBy;
}
/**
 * Opportunities won, lost and open.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "Opportunities".
 */
export type Opportunities = {
  /**
   * By what they are told apart.
   */
  by?: ReportOpportunityBy;
  /**
   * What amounts are counted in; the workspace's currency where it is left out. No other is added to them.
   */
  currency?: string | null;
  /**
   * Only those assigned to this person.
   */
  owner?: Id | null;
  /**
   * The days on which they count; all where it is left out.
   */
  period?: ReportChurnPeriod;
  /**
   * Only those about this product.
   */
  product?: Id | null;
  /**
   * Only those from this source.
   */
  source?: Id | null;
}
/**
 * Services of a period.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "Services".
 */
export type Services = {
  /**
   * By what they are told apart.
   */
  by?: ReportServiceBy;
  /**
   * The days on which they were raised; all where it is left out.
   */
  period?: ReportChurnPeriod;
}
/**
 * Opportunities won, lost and open.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ReportOpportunityInput".
 */
export type ReportOpportunityInput = {
  /**
   * By what they are told apart.
   */
  by?: ReportOpportunityBy;
  /**
   * What amounts are counted in; the workspace's currency where it is left out. No other is added to them.
   */
  currency?: string | null;
  /**
   * Only those assigned to this person.
   */
  owner?: Id | null;
  /**
   * The days on which they count; all where it is left out.
   */
  period?: ReportChurnPeriod;
  /**
   * Only those about this product.
   */
  product?: Id | null;
  /**
   * Only those from this source.
   */
  source?: Id | null;
}
/**
 * The answer of `report.opportunity`.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "Outcomes".
 */
export type Outcomes = {
  /**
   * The list of them all.
   */
  behind: Behind;
  /**
   * Every currency in which there are amounts.
   */
  currencies: string[];
  /**
   * What amounts are counted in.
   */
  currency: string;
  /**
   * In the order of the calendar; of people and sources the most won first.
   */
  rows: OutcomeOf[];
  /**
   * All of them.
   */
  total: Outcome;
}
/**
 * One line.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "OutcomeOf".
 */
export type OutcomeOf = {
  /**
   * The list of them; with `state` beside, of those won, lost or open.
   */
  behind: Behind;
  /**
   * Days from assignment to a loss, in hundredths.
   */
  days_lost: number | null;
  /**
   * Days from assignment to a win, in hundredths; null where none is known.
   */
  days_won: number | null;
  /**
   * What it is called.
   */
  label: LabelPair;
  /**
   * How many were lost.
   */
  lost: number;
  /**
   * What those lost were about.
   */
  lost_amount: number | null;
  /**
   * How many are open.
   */
  open: number;
  /**
   * What those open are about.
   */
  open_amount: number | null;
  /**
   * The stretch of the calendar (`2017`, `2017-Q3`, `2017-09`), the person or the source; null: there is none.
   */
  value: string | null;
  /**
   * What part of the closed ones was won, in ten-thousandths; null where none is closed.
   */
  win_rate: number | null;
  /**
   * How many were won.
   */
  won: number;
  /**
   * What those won are about, in minor units; null where amounts are masked.
   */
  won_amount: number | null;
}
/**
 * Some opportunities.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "Outcome".
 */
export type Outcome = {
  /**
   * Days from assignment to a loss, in hundredths.
   */
  days_lost: number | null;
  /**
   * Days from assignment to a win, in hundredths; null where none is known.
   */
  days_won: number | null;
  /**
   * How many were lost.
   */
  lost: number;
  /**
   * What those lost were about.
   */
  lost_amount: number | null;
  /**
   * How many are open.
   */
  open: number;
  /**
   * What those open are about.
   */
  open_amount: number | null;
  /**
   * What part of the closed ones was won, in ten-thousandths; null where none is closed.
   */
  win_rate: number | null;
  /**
   * How many were won.
   */
  won: number;
  /**
   * What those won are about, in minor units; null where amounts are masked.
   */
  won_amount: number | null;
}
/**
 * What was sold.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ReportProductsInput".
 */
export type ReportProductsInput = {
  /**
   * By what lines are told apart.
   */
  by?: ReportProductsBy;
  /**
   * Only products of this category.
   */
  category?: Id | null;
  /**
   * Only what was sold by this channel.
   */
  channel?: Id | null;
  /**
   * What amounts are counted in; the workspace's currency where it is left out. No other is added to them.
   */
  currency?: string | null;
  /**
   * The days of the orders; all where it is left out.
   */
  period?: ReportChurnPeriod;
}
/**
 * The answer of `report.products`.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ProductReport".
 */
export type ProductReport = {
  /**
   * What they are compared with.
   */
  before: Period | null;
  /**
   * Every currency in which something was sold.
   */
  currencies: string[];
  /**
   * What amounts are counted in.
   */
  currency: string;
  /**
   * What came to most first.
   */
  rows: SoldOf[];
  /**
   * All of them.
   */
  total: Sold;
}
/**
 * One line.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "SoldOf".
 */
export type SoldOf = {
  /**
   * What it comes to, in minor units; null where amounts are masked.
   */
  amount: number | null;
  /**
   * What it came to in the period before.
   */
  before_amount: number | null;
  /**
   * How much in the period before, in thousandths; null where there is none.
   */
  before_quantity: number | null;
  /**
   * The orders of the period; of a category with more products than a filter takes, null.
   */
  behind: Behind | null;
  /**
   * How much more or less that is, in ten-thousandths of the period before; null where that was nothing.
   */
  change: number | null;
  /**
   * What it is called.
   */
  label: LabelPair;
  /**
   * How much, in thousandths.
   */
  quantity: number;
  /**
   * The product, category or channel; null: none is said.
   */
  value: string | null;
}
/**
 * What was sold of something.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "Sold".
 */
export type Sold = {
  /**
   * What it comes to, in minor units; null where amounts are masked.
   */
  amount: number | null;
  /**
   * What it came to in the period before.
   */
  before_amount: number | null;
  /**
   * How much in the period before, in thousandths; null where there is none.
   */
  before_quantity: number | null;
  /**
   * How much more or less that is, in ten-thousandths of the period before; null where that was nothing.
   */
  change: number | null;
  /**
   * How much, in thousandths.
   */
  quantity: number;
}
/**
 * Services of a period.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ReportServiceInput".
 */
export type ReportServiceInput = {
  /**
   * By what they are told apart.
   */
  by?: ReportServiceBy;
  /**
   * The days on which they were raised; all where it is left out.
   */
  period?: ReportChurnPeriod;
}
/**
 * The answer of `report.service`.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ServiceReport".
 */
export type ServiceReport = {
  /**
   * The list of them all.
   */
  behind: Behind;
  /**
   * In their order; what is not said last.
   */
  rows: HandledOf[];
  /**
   * All of them.
   */
  total: Handled;
}
/**
 * One line.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "HandledOf".
 */
export type HandledOf = {
  /**
   * The list of them.
   */
  behind: Behind;
  /**
   * How many there are.
   */
  count: number;
  /**
   * Days from raising to handling, in hundredths; null where none is handled.
   */
  days: number | null;
  /**
   * What it is called.
   */
  label: LabelPair;
  /**
   * How many of them came back at least once.
   */
  reopened: number;
  /**
   * How content customers were, in hundredths of a star; null where none has said.
   */
  satisfaction: number | null;
  /**
   * What part of all they are, in ten-thousandths.
   */
  share: number | null;
  /**
   * The type, the stars, the shortest of the days, or the times it came back; null: none.
   */
  value: string | null;
}
/**
 * Some services.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "Handled".
 */
export type Handled = {
  /**
   * How many there are.
   */
  count: number;
  /**
   * Days from raising to handling, in hundredths; null where none is handled.
   */
  days: number | null;
  /**
   * How many of them came back at least once.
   */
  reopened: number;
  /**
   * How content customers were, in hundredths of a star; null where none has said.
   */
  satisfaction: number | null;
}
/**
 * Makes a role with the rights of another.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "RoleAddInput".
 */
export type RoleAddInput = {
  /**
   * Code of the role whose rights it begins with.
   */
  copy_of: string;
  /**
   * English label.
   */
  label_en: string;
  /**
   * Chinese label.
   */
  label_zh: string;
}
/**
 * Which role it was.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "RoleChanged".
 */
export type RoleChanged = {
  /**
   * Its code.
   */
  code: string;
}
/**
 * Deletes a role of the office's own that nobody has.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "RoleDeleteInput".
 */
export type RoleDeleteInput = {
  /**
   * Which.
   */
  code: string;
}
/**
 * Sets one right of a role.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "RoleGrantInput".
 */
export type RoleGrantInput = {
  /**
   * The action; `see_phone`, `see_bank`, `see_amount` for mask classes.
   */
  action: string;
  /**
   * The entity; `field` for mask classes.
   */
  entity: string;
  /**
   * How far it reaches.
   */
  level: Level;
  /**
   * The role's code.
   */
  role: string;
}
/**
 * That it was set.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "Granted".
 */
export type Granted = {
  /**
   * The right's id.
   */
  id: string;
}
/**
 * All roles.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "RoleListInput".
 */
export interface RoleListInput {}
/**
 * The answer of `role.list`.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "Roles".
 */
export type Roles = {
  /**
   * Every right there is.
   */
  rights: Rights[];
  /**
   * The preset ones first.
   */
  roles: RoleRow[];
}
/**
 * What can be granted on an entity.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "Rights".
 */
export type Rights = {
  /**
   * The actions.
   */
  actions: string[];
  /**
   * The entity; `field` for the classes of fields that can be hidden.
   */
  entity: string;
}
/**
 * A role.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "RoleRow".
 */
export type RoleRow = {
  /**
   * Its code.
   */
  code: string;
  /**
   * Its rights above none: `entity.action` and how far it reaches.
   */
  grants: {
    [k: string]: Level;
  };
  /**
   * English label.
   */
  label_en: string;
  /**
   * Chinese label.
   */
  label_zh: string;
  /**
   * How many people have it.
   */
  people: number;
  /**
   * Every office has it; it cannot be deleted.
   */
  preset: boolean;
}
/**
 * Renames a role.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "RoleUpdateInput".
 */
export type RoleUpdateInput = {
  /**
   * Which.
   */
  code: string;
  /**
   * What to change.
   */
  set: RolePatch;
}
/**
 * What of a role can be changed; what is left out stays.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "RolePatch".
 */
export type RolePatch = {
  /**
   * English label.
   */
  label_en?: string | null;
  /**
   * Chinese label.
   */
  label_zh?: string | null;
}
/**
 * Moves orders, with their lines, to the recycle bin. Only where the office enters orders by hand.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "SalesOrderBinInput".
 */
export type SalesOrderBinInput = {
  /**
   * Which.
   */
  ids: Id[];
}
/**
 * How many orders a list has.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "SalesOrderCountInput".
 */
export type SalesOrderCountInput = {
  /**
   * The recycle bin instead of the live ones.
   */
  bin?: boolean;
  /**
   * Of this customer only.
   */
  customer?: Id | null;
  /**
   * Conditions that must all hold.
   */
  filter?: Condition[];
}
/**
 * Makes an order. Only where the office enters orders by hand.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "SalesOrderCreateInput".
 */
export type SalesOrderCreateInput = {
  /**
   * What was bought.
   */
  lines?: NewLine[];
  /**
   * Values by field. A number is drawn where none is given.
   */
  values: {
    [k: string]: Json;
  };
}
/**
 * A line as it is entered.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "NewLine".
 */
export type NewLine = {
  /**
   * The product.
   */
  product: Id;
  /**
   * How much, in thousandths; a return is negative.
   */
  quantity: number;
  /**
   * Of what unit; that of the product where it is left out.
   */
  unit?: string | null;
  /**
   * What one costs, in 1/10,000 of the major unit; the product's price where it is left out.
   */
  unit_price?: number | null;
}
/**
 * Exports orders: a list as it is filtered and sorted, or those that were picked. Masked fields are left out.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "SalesOrderExportInput".
 */
export type SalesOrderExportInput = {
  /**
   * The columns, by fields, `tags`, `points`, `products`, `customer`, `customer_number` and `order_lines` (of orders: a row a line in a text, a further sheet in a workbook); all where it is left out.
   */
  columns?: string[] | null;
  /**
   * Of this customer only.
   */
  customer?: Id | null;
  /**
   * Conditions that must all hold.
   */
  filter?: Condition[];
  /**
   * What it is written as.
   */
  format?: Format;
  /**
   * These records and no other, in this order; what says which rows of a list is then not looked at.
   */
  ids?: Id[] | null;
  /**
   * The language of headers and words; the workspace's where it is left out.
   */
  language?: Language | null;
  /**
   * The latest first where it is left out.
   */
  sort?: Sort | null;
}
/**
 * Reads one order.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "SalesOrderGetInput".
 */
export type SalesOrderGetInput = {
  /**
   * Which.
   */
  id: Id;
}
/**
 * An order with everything that its page shows.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "OrderDetail".
 */
export type OrderDetail = {
  /**
   * Fields in conflict.
   */
  conflicts: string[];
  /**
   * When it was made.
   */
  created_at: string;
  /**
   * Who made it.
   */
  created_by: string | null;
  /**
   * Whose it is.
   */
  customer: CustomerOf | null;
  /**
   * Whether it may be changed now.
   */
  editable: boolean;
  /**
   * Its id.
   */
  id: string;
  /**
   * Where it is in its life.
   */
  life: Life;
  /**
   * What was bought, in the order in which it was entered.
   */
  lines: LineRow[];
  /**
   * Fields that the session may not see.
   */
  masked: string[];
  /**
   * Required fields that are empty.
   */
  missing: string[];
  /**
   * The name of the user whose customer that is.
   */
  owner_name: string | null;
  /**
   * What of it has been paid.
   */
  paid: number | null;
  /**
   * What a save sends back.
   */
  rev: number;
  /**
   * What the lines come to, in minor units; null where amounts are masked.
   */
  total: number | null;
  /**
   * What has not.
   */
  unpaid: number | null;
  /**
   * Every field.
   */
  values: {
    [k: string]: Json;
  };
}
/**
 * A line of an order.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "LineRow".
 */
export type LineRow = {
  /**
   * What it comes to, in minor units; null where amounts are masked.
   */
  amount: number | null;
  /**
   * Its id.
   */
  id: string;
  /**
   * What the sales system calls it.
   */
  line: string;
  /**
   * The product; null where none of ours is meant.
   */
  product: ProductRef | null;
  /**
   * What it was called.
   */
  product_name: string | null;
  /**
   * How much, in thousandths; a return is negative.
   */
  quantity: number | null;
  /**
   * What a save sends back.
   */
  rev: number;
  /**
   * Of what unit.
   */
  unit: string | null;
  /**
   * What one costs, in 1/10,000 of the major unit; null where amounts are masked.
   */
  unit_price: number | null;
}
/**
 * Steps of one order's history.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "SalesOrderHistoryInput".
 */
export type SalesOrderHistoryInput = {
  /**
   * Before this op.
   */
  before?: number | null;
  /**
   * Whose.
   */
  id: Id;
  /**
   * At most so many (50).
   */
  limit?: number | null;
}
/**
 * A page of orders. At most one of `after`, `offset` and `jump` is looked at, in this order.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "SalesOrderListInput".
 */
export type SalesOrderListInput = {
  /**
   * The cursor that the page before gave.
   */
  after?: string | null;
  /**
   * The recycle bin instead of the live ones.
   */
  bin?: boolean;
  /**
   * Fields wanted; all where it is left out.
   */
  columns?: string[] | null;
  /**
   * Of this customer only.
   */
  customer?: Id | null;
  /**
   * Conditions that must all hold.
   */
  filter?: Condition[];
  /**
   * Begin at the first row whose key is not before this text.
   */
  jump?: string | null;
  /**
   * Rows wanted: 1 to 500, 50 where it is left out.
   */
  limit?: number | null;
  /**
   * Begin at the n-th row.
   */
  offset?: number | null;
  /**
   * The latest first where it is left out.
   */
  sort?: Sort | null;
}
/**
 * A page.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "OrderPage".
 */
export type OrderPage = {
  /**
   * The cursor of the next page; null at the end.
   */
  next: string | null;
  /**
   * Its rows.
   */
  rows: OrderRow[];
}
/**
 * A row of a list.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "OrderRow".
 */
export type OrderRow = {
  /**
   * Some cell was changed apart on two copies.
   */
  conflict: boolean;
  /**
   * Whose it is.
   */
  customer: CustomerRef;
  /**
   * Its id.
   */
  id: string;
  /**
   * How many lines it has.
   */
  lines: number;
  /**
   * Required fields that are empty.
   */
  missing: string[];
  /**
   * The name of the user whose customer that is.
   */
  owner_name: string | null;
  /**
   * What a save sends back.
   */
  rev: number;
  /**
   * The wanted fields.
   */
  values: {
    [k: string]: Json;
  };
}
/**
 * The place of the first order of a list whose key is not before a text.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "SalesOrderPlaceInput".
 */
export type SalesOrderPlaceInput = {
  /**
   * The recycle bin instead of the live ones.
   */
  bin?: boolean;
  /**
   * Of this customer only.
   */
  customer?: Id | null;
  /**
   * Conditions that must all hold.
   */
  filter?: Condition[];
  /**
   * What it begins with; of a name, letters of its pinyin do.
   */
  jump: string;
  /**
   * As the list goes where it is left out. Not by owner: there a text has a place under each.
   */
  sort?: Sort | null;
}
/**
 * Brings orders back, each with exactly what went to the bin with it.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "SalesOrderRestoreInput".
 */
export type SalesOrderRestoreInput = {
  /**
   * Which.
   */
  ids: Id[];
}
/**
 * The order totals of a customer by year. What was cancelled counts nowhere, what came back counts against.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "SalesOrderTotalsInput".
 */
export type SalesOrderTotalsInput = {
  /**
   * Whose.
   */
  customer: Id;
  /**
   * With the companies below it.
   */
  group?: boolean;
}
/**
 * The answer of `sales_order.totals`.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "OrderTotals".
 */
export type OrderTotals = {
  /**
   * When something was bought last.
   */
  last_ordered_on: string | null;
  /**
   * How many customers these are.
   */
  members: number;
  /**
   * The latest first; of a year each currency by itself.
   */
  years: Year[];
}
/**
 * A year in one currency.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "Year".
 */
export type Year = {
  /**
   * In minor units; null where amounts are masked.
   */
  amount: number | null;
  /**
   * The currency.
   */
  currency: string;
  /**
   * How many orders.
   */
  orders: number;
  /**
   * The year.
   */
  year: number;
}
/**
 * Changes fields of an order and its lines. Only where the office enters orders by hand.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "SalesOrderUpdateInput".
 */
export type SalesOrderUpdateInput = {
  /**
   * Which.
   */
  id: Id;
  /**
   * What becomes of its lines.
   */
  lines?: LineChanges | null;
  /**
   * The revision that the form was opened with.
   */
  rev: number;
  /**
   * The fields to change; null clears.
   */
  set?: {
    [k: string]: Json;
  };
}
/**
 * What becomes of the lines of an order.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "LineChanges".
 */
export type LineChanges = {
  /**
   * New ones.
   */
  add?: NewLine[];
  /**
   * Those that go.
   */
  remove?: Id[];
  /**
   * Those that change.
   */
  set?: LineChange[];
}
/**
 * Changes of one line.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "LineChange".
 */
export type LineChange = {
  /**
   * Which.
   */
  id: Id;
  /**
   * The revision that it was shown with.
   */
  rev: number;
  /**
   * The fields to change; null clears.
   */
  set: {
    [k: string]: Json;
  };
}
/**
 * What came of it.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "OrderUpdated".
 */
export type OrderUpdated = {
  /**
   * Fields that somebody else changed meanwhile; nothing of them was saved.
   */
  conflict: {
    [k: string]: FieldConflict;
  };
  /**
   * Lines of which somebody else changed something meanwhile.
   */
  lines: LineConflict[];
  /**
   * The order's revision now.
   */
  rev: number;
  /**
   * Fields saved.
   */
  saved: string[];
}
/**
 * A line of which not all was saved.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "LineConflict".
 */
export type LineConflict = {
  /**
   * Fields that somebody else changed meanwhile.
   */
  conflict: {
    [k: string]: FieldConflict;
  };
  /**
   * Its id.
   */
  id: string;
}
/**
 * Looks for a text in everything that identifies a record, and in its long texts.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "SearchFindInput".
 */
export type SearchFindInput = {
  /**
   * What to look for; everything where it is left out.
   */
  entities?: SearchKind[] | null;
  /**
   * Hits wanted of each entity: 1 to 50, 50 where it is left out.
   */
  limit?: number | null;
  /**
   * What was typed: case, width, accents and 繁/简 do not count; letters also stand for pinyin and its initials,
   * digits for phone numbers however they are written.
   */
  text: string;
  /**
   * Whether long texts (notes, what was said in a talk) are looked through too; they are where it is left out. Without
   * them the answer is what identifies a record, at once.
   */
  texts?: boolean | null;
}
/**
 * The answer of `search.find`. What was not looked for, or may not be read, has no hits.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "Results".
 */
export type Results = {
  /**
   * Contacts.
   */
  contacts: ContactHits;
  /**
   * Customers.
   */
  customers: CustomerHits;
  /**
   * Interactions.
   */
  interactions: InteractionHits;
  /**
   * Opportunities.
   */
  opportunities: OpportunityHits;
  /**
   * Orders.
   */
  orders: OrderHits;
  /**
   * Products.
   */
  products: ProductHits;
  /**
   * Services.
   */
  services: ServiceHits;
}
/**
 * Contacts that were found.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ContactHits".
 */
export type ContactHits = {
  /**
   * How many there are in all, exactly, unless `more`.
   */
  count: number;
  /**
   * The best of them.
   */
  hits: ContactHit[];
  /**
   * There may be more: so many long texts may have it that only the newest were looked at, or they are still being
   * indexed.
   */
  more: boolean;
}
/**
 * One contact that was found.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ContactHit".
 */
export type ContactHit = {
  /**
   * The customer it is a contact of.
   */
  customer: CustomerRef;
  /**
   * How well it fits.
   */
  fit: Fit;
  /**
   * Its id.
   */
  id: string;
  /**
   * Name, position, and the first phone numbers, e-mail address and account, as far as they may be seen.
   */
  values: {
    [k: string]: Json;
  };
}
/**
 * Customers that were found.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "CustomerHits".
 */
export type CustomerHits = {
  /**
   * How many there are in all, exactly, unless `more`.
   */
  count: number;
  /**
   * The best of them.
   */
  hits: CustomerHit[];
  /**
   * There may be more: so many long texts may have it that only the newest were looked at, or they are still being
   * indexed.
   */
  more: boolean;
}
/**
 * One customer that was found.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "CustomerHit".
 */
export type CustomerHit = {
  /**
   * How well it fits.
   */
  fit: Fit;
  /**
   * Its id.
   */
  id: string;
  /**
   * Number, kind, name, short name, owner, phone and city, as far as they may be seen.
   */
  values: {
    [k: string]: Json;
  };
}
/**
 * Interactions that were found.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "InteractionHits".
 */
export type InteractionHits = {
  /**
   * How many there are in all, exactly, unless `more`.
   */
  count: number;
  /**
   * The newest of them.
   */
  hits: InteractionHit[];
  /**
   * Long texts that came in great number are still being indexed: there may be more, of every entity.
   */
  indexing: boolean;
  /**
   * There may be more: so many long texts may have it that only the newest were looked at, or they are still being
   * indexed.
   */
  more: boolean;
}
/**
 * One interaction that was found.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "InteractionHit".
 */
export type InteractionHit = {
  /**
   * The customer it was with.
   */
  customer: CustomerRef;
  /**
   * What stands around the text that was looked for.
   */
  excerpt: string;
  /**
   * Its id.
   */
  id: string;
  /**
   * Summary, channel and when it was.
   */
  values: {
    [k: string]: Json;
  };
}
/**
 * Opportunities that were found.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "OpportunityHits".
 */
export type OpportunityHits = {
  /**
   * How many there are in all, exactly, unless `more`.
   */
  count: number;
  /**
   * The best of them.
   */
  hits: OpportunityHit[];
  /**
   * There may be more: so many long texts may have it that only the newest were looked at, or they are still being
   * indexed.
   */
  more: boolean;
}
/**
 * One opportunity that was found.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "OpportunityHit".
 */
export type OpportunityHit = {
  /**
   * How well it fits.
   */
  fit: Fit;
  /**
   * Its id.
   */
  id: string;
  /**
   * Number, title, customer, state, stage, amount and whom it is assigned to, as far as they may be seen.
   */
  values: {
    [k: string]: Json;
  };
}
/**
 * Orders that were found.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "OrderHits".
 */
export type OrderHits = {
  /**
   * How many there are in all, exactly.
   */
  count: number;
  /**
   * The best of them.
   */
  hits: OrderHit[];
  /**
   * There may be more; never of orders, which have no long texts.
   */
  more: boolean;
}
/**
 * One order that was found.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "OrderHit".
 */
export type OrderHit = {
  /**
   * The customer whose it is.
   */
  customer: CustomerRef;
  /**
   * How well it fits.
   */
  fit: Fit;
  /**
   * Its id.
   */
  id: string;
  /**
   * Number, day, status, and what it comes to in which currency, as far as they may be seen.
   */
  values: {
    [k: string]: Json;
  };
}
/**
 * Products that were found.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ProductHits".
 */
export type ProductHits = {
  /**
   * How many there are in all, exactly, unless `more`.
   */
  count: number;
  /**
   * The best of them.
   */
  hits: ProductHit[];
  /**
   * There may be more: so many long texts may have it that only the newest were looked at, or they are still being
   * indexed.
   */
  more: boolean;
}
/**
 * One product that was found.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ProductHit".
 */
export type ProductHit = {
  /**
   * What of its memo stands around the text; empty where it was found by what identifies it.
   */
  excerpt: string;
  /**
   * How well it fits.
   */
  fit: Fit;
  /**
   * Its id.
   */
  id: string;
  /**
   * Sku, name and model.
   */
  values: {
    [k: string]: Json;
  };
}
/**
 * Services that were found.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ServiceHits".
 */
export type ServiceHits = {
  /**
   * How many there are in all, exactly, unless `more`.
   */
  count: number;
  /**
   * The best of them.
   */
  hits: ServiceHit[];
  /**
   * There may be more: so many long texts may have it that only the newest were looked at, or they are still being
   * indexed.
   */
  more: boolean;
}
/**
 * One service that was found.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ServiceHit".
 */
export type ServiceHit = {
  /**
   * The customer whose it is.
   */
  customer: CustomerRef | null;
  /**
   * What of its long texts stands around the text; empty where it was found by number or title.
   */
  excerpt: string;
  /**
   * How well it fits.
   */
  fit: Fit;
  /**
   * Its id.
   */
  id: string;
  /**
   * Number, title, type, state, and whom it is assigned to, as far as they may be seen.
   */
  values: {
    [k: string]: Json;
  };
}
/**
 * Assigns services to somebody who is to handle them.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ServiceAssignInput".
 */
export type ServiceAssignInput = {
  /**
   * Which.
   */
  ids: Id[];
  /**
   * To whom.
   */
  to: Id;
}
/**
 * How many it was.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ServicesAssigned".
 */
export type ServicesAssigned = {
  /**
   * Services that are somebody else's now.
   */
  count: number;
}
/**
 * The people to whom a service may be assigned, with what they have in hand.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ServiceAssigneesInput".
 */
export interface ServiceAssigneesInput {}
/**
 * The answer of `service.assignees`.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "Handlers".
 */
export type Handlers = {
  /**
   * Those with least in hand first.
   */
  people: Handler[];
}
/**
 * Somebody who handles services.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "Handler".
 */
export type Handler = {
  /**
   * His id.
   */
  id: string;
  /**
   * How he is shown.
   */
  name: string;
  /**
   * Services in hand, those that wait for feedback among them.
   */
  open: number;
  /**
   * Of these, not handled by the day they are due.
   */
  overdue: number;
  /**
   * How many archived ones he handled.
   */
  rated: number;
  /**
   * Where he works.
   */
  region: string | null;
  /**
   * How content their customers were, in hundredths of a star; none where there are none.
   */
  satisfaction: number | null;
  /**
   * What he is good at.
   */
  speciality: string | null;
}
/**
 * Moves services, with all that belongs to them, to the recycle bin.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ServiceBinInput".
 */
export type ServiceBinInput = {
  /**
   * Which.
   */
  ids: Id[];
}
/**
 * Sets the same fields on many services, as one group.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ServiceBulkInput".
 */
export type ServiceBulkInput = {
  /**
   * Which.
   */
  ids: Id[];
  /**
   * The fields to change; null clears.
   */
  set: {
    [k: string]: Json;
  };
}
/**
 * How many services a list has.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ServiceCountInput".
 */
export type ServiceCountInput = {
  /**
   * The recycle bin instead of the live ones.
   */
  bin?: boolean;
  /**
   * Only those of this customer.
   */
  customer?: Id | null;
  /**
   * Conditions that must all hold.
   */
  filter?: Condition[];
}
/**
 * Makes a service.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ServiceCreateInput".
 */
export type ServiceCreateInput = {
  /**
   * Required fields may be empty; the record is then marked as to be completed.
   */
  incomplete?: boolean;
  /**
   * Values by field.
   */
  values: {
    [k: string]: Json;
  };
}
/**
 * Erases a service for good: here, in the journal, and on every copy that learns of it.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ServiceEraseInput".
 */
export type ServiceEraseInput = {
  /**
   * Which.
   */
  id: Id;
}
/**
 * Exports services: a list as it is filtered and sorted, or those that were picked. Masked fields are left out.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ServiceExportInput".
 */
export type ServiceExportInput = {
  /**
   * The columns, by fields, `tags`, `points`, `products`, `customer`, `customer_number` and `order_lines` (of orders: a row a line in a text, a further sheet in a workbook); all where it is left out.
   */
  columns?: string[] | null;
  /**
   * Of this customer only.
   */
  customer?: Id | null;
  /**
   * Conditions that must all hold.
   */
  filter?: Condition[];
  /**
   * What it is written as.
   */
  format?: Format;
  /**
   * These records and no other, in this order; what says which rows of a list is then not looked at.
   */
  ids?: Id[] | null;
  /**
   * The language of headers and words; the workspace's where it is left out.
   */
  language?: Language | null;
  /**
   * The newest first where it is left out.
   */
  sort?: Sort | null;
}
/**
 * Notes what the customer says of a service that was handled: from three stars on it is archived, with fewer it is in
 * hand again.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ServiceFeedbackInput".
 */
export type ServiceFeedbackInput = {
  /**
   * Which.
   */
  id: Id;
  /**
   * What he said.
   */
  result: string;
  /**
   * How content he is, 1 to 5.
   */
  satisfaction: number;
}
/**
 * A service after a step.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ServiceStepped".
 */
export type ServiceStepped = {
  /**
   * Its id.
   */
  id: string;
  /**
   * Its revision.
   */
  rev: number;
  /**
   * Where it stands now.
   */
  state: string;
}
/**
 * A service by id.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ServiceGetInput".
 */
export type ServiceGetInput = {
  /**
   * Its id.
   */
  id: Id;
}
/**
 * What the record page shows of a service.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ServiceDetail".
 */
export type ServiceDetail = {
  /**
   * What may be done with it now, and why not the rest.
   */
  actions: Possible[];
  /**
   * The name of who assigned it.
   */
  assigned_by_name: string | null;
  /**
   * The name of whom it is assigned to.
   */
  assigned_to_name: string | null;
  /**
   * Fields in conflict.
   */
  conflicts: string[];
  /**
   * The name of who speaks for the customer.
   */
  contact_name: string | null;
  /**
   * When it was written down here.
   */
  created_at: string;
  /**
   * Who made it.
   */
  created_by: string | null;
  /**
   * The customer whose it is. His name is told to everyone who sees the service.
   */
  customer: CustomerOf | null;
  /**
   * The customer's own page is in sight too.
   */
  customer_in_sight: boolean;
  /**
   * The name of who handled it.
   */
  handled_by_name: string | null;
  /**
   * Its id.
   */
  id: string;
  /**
   * Whether it stands.
   */
  life: Life;
  /**
   * Fields that this user may not see.
   */
  masked: string[];
  /**
   * Required fields that are empty.
   */
  missing: string[];
  /**
   * Its number.
   */
  number: string | null;
  /**
   * Not handled by the day it was due.
   */
  overdue: boolean;
  /**
   * What a save sends back.
   */
  rev: number;
  /**
   * `new`, `assigned`, `handled`, `archived`.
   */
  state: string;
  /**
   * Values by field; masked ones are not there.
   */
  values: {
    [k: string]: Json;
  };
}
/**
 * Notes what was done about a service that one has in hand.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ServiceHandleInput".
 */
export type ServiceHandleInput = {
  /**
   * What was done.
   */
  handling: string;
  /**
   * Which.
   */
  id: Id;
}
/**
 * Steps of one service's history.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ServiceHistoryInput".
 */
export type ServiceHistoryInput = {
  /**
   * Before this op.
   */
  before?: number | null;
  /**
   * Whose.
   */
  id: Id;
  /**
   * At most so many (50).
   */
  limit?: number | null;
}
/**
 * A page of services. At most one of `after`, `offset` and `jump` is looked at, in this order.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ServiceListInput".
 */
export type ServiceListInput = {
  /**
   * The cursor that the page before gave.
   */
  after?: string | null;
  /**
   * The recycle bin instead of the live ones.
   */
  bin?: boolean;
  /**
   * Fields wanted; all where it is left out.
   */
  columns?: string[] | null;
  /**
   * Only those of this customer.
   */
  customer?: Id | null;
  /**
   * Conditions that must all hold.
   */
  filter?: Condition[];
  /**
   * Begin at the first row whose key is not before this text.
   */
  jump?: string | null;
  /**
   * Rows wanted: 1 to 500, 50 where it is left out.
   */
  limit?: number | null;
  /**
   * Begin at the n-th row.
   */
  offset?: number | null;
  /**
   * The newest first where it is left out.
   */
  sort?: Sort | null;
}
/**
 * A page.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ServicePage".
 */
export type ServicePage = {
  /**
   * The cursor of the next page; null at the end.
   */
  next: string | null;
  /**
   * Its rows.
   */
  rows: ServiceRow[];
}
/**
 * A row of a list.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ServiceRow".
 */
export type ServiceRow = {
  /**
   * The name of whom it is assigned to.
   */
  assigned_to_name: string | null;
  /**
   * Some cell was changed apart on two copies.
   */
  conflict: boolean;
  /**
   * The customer whose it is.
   */
  customer: CustomerRef | null;
  /**
   * Its id.
   */
  id: string;
  /**
   * Required fields that are empty.
   */
  missing: string[];
  /**
   * Not handled by the day it was due.
   */
  overdue: boolean;
  /**
   * What a save sends back.
   */
  rev: number;
  /**
   * The wanted fields.
   */
  values: {
    [k: string]: Json;
  };
}
/**
 * The place of the first service of a list whose key is not before a text.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ServicePlaceInput".
 */
export type ServicePlaceInput = {
  /**
   * The recycle bin instead of the live ones.
   */
  bin?: boolean;
  /**
   * Only those of this customer.
   */
  customer?: Id | null;
  /**
   * Conditions that must all hold.
   */
  filter?: Condition[];
  /**
   * What it begins with; of a name, letters of its pinyin do.
   */
  jump: string;
  /**
   * As the list goes where it is left out. Not by owner: there a text has a place under each.
   */
  sort?: Sort | null;
}
/**
 * The queues of services that concern the session.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ServiceQueueInput".
 */
export interface ServiceQueueInput {}
/**
 * The answer of `service.queue`.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "Queues".
 */
export type Queues = {
  /**
   * Those that the session's rights let it work off, most pressing first.
   */
  queues: Waits[];
}
/**
 * A queue.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "Waits".
 */
export type Waits = {
  /**
   * How many services wait in it.
   */
  count: number;
  /**
   * The filter that lists them.
   */
  filter: Condition[];
  /**
   * Which.
   */
  queue: Waiting;
}
/**
 * Gives services in hand to somebody else.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ServiceReassignInput".
 */
export type ServiceReassignInput = {
  /**
   * Which.
   */
  ids: Id[];
  /**
   * Why.
   */
  reason: string;
  /**
   * To whom.
   */
  to: Id;
}
/**
 * Brings services back, each with exactly what went to the bin with it.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ServiceRestoreInput".
 */
export type ServiceRestoreInput = {
  /**
   * Which.
   */
  ids: Id[];
}
/**
 * Changes fields of a service.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ServiceUpdateInput".
 */
export type ServiceUpdateInput = {
  /**
   * Whose.
   */
  id: Id;
  /**
   * The revision that the form was opened with.
   */
  rev: number;
  /**
   * The fields to change; null clears.
   */
  set: {
    [k: string]: Json;
  };
}
/**
 * Who is at this window, and what he may do.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "SessionGetInput".
 */
export interface SessionGetInput {}
/**
 * The answer of `session.get`.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "SessionFacts".
 */
export type SessionFacts = {
  /**
   * `entity.action` → level, above none.
   */
  can: {
    [k: string]: Level;
  };
  /**
   * Mask classes hidden from him.
   */
  masked: string[];
  /**
   * Codes of his roles.
   */
  roles: string[];
  /**
   * The user.
   */
  user: Me;
  /**
   * The workspace.
   */
  workspace: WorkspaceFacts;
}
/**
 * The user of a session.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "Me".
 */
export type Me = {
  /**
   * How he is shown.
   */
  display_name: string;
  /**
   * His id.
   */
  id: string;
  /**
   * How he logs in.
   */
  username: string;
}
/**
 * The workspace of a session.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "WorkspaceFacts".
 */
export type WorkspaceFacts = {
  /**
   * ISO 4217 code of its default currency.
   */
  currency: string;
  /**
   * Its id.
   */
  id: string;
  /**
   * Its name.
   */
  name: string;
  /**
   * IANA name of its time zone.
   */
  time_zone: string;
}
/**
 * All settings with what they are now.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "SettingListInput".
 */
export interface SettingListInput {}
/**
 * The answer of `setting.list`.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "Settings".
 */
export type Settings = {
  /**
   * In the order of the screen.
   */
  settings: SettingRow[];
}
/**
 * A setting.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "SettingRow".
 */
export type SettingRow = {
  /**
   * What it is where nobody has said anything.
   */
  default: Json;
  /**
   * What goes now: where `value` is null, what the program has found.
   */
  in_force: Json;
  /**
   * Its key: `orders.by_hand` …
   */
  key: string;
  /**
   * What it is now.
   */
  value: Json;
}
/**
 * Changes a setting.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "SettingUpdateInput".
 */
export type SettingUpdateInput = {
  /**
   * Which: a key of `setting.list`.
   */
  key: string;
  /**
   * What it is to be.
   */
  value: Json;
}
/**
 * That it was done.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "Decided".
 */
export type Decided = {
  /**
   * What it is now.
   */
  value: Json;
}
/**
 * How many stocks a list has.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "StockCountInput".
 */
export type StockCountInput = {
  /**
   * The recycle bin instead of the live ones.
   */
  bin?: boolean;
  /**
   * Conditions that must all hold.
   */
  filter?: Condition[];
  /**
   * Of this product only.
   */
  product?: Id | null;
}
/**
 * Exports stock: a list as it is filtered and sorted, or those that were picked. Masked fields are left out.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "StockExportInput".
 */
export type StockExportInput = {
  /**
   * The columns, by fields, `tags`, `points`, `products`, `customer`, `customer_number` and `order_lines` (of orders: a row a line in a text, a further sheet in a workbook); all where it is left out.
   */
  columns?: string[] | null;
  /**
   * Conditions that must all hold.
   */
  filter?: Condition[];
  /**
   * What it is written as.
   */
  format?: Format;
  /**
   * These records and no other, in this order; what says which rows of a list is then not looked at.
   */
  ids?: Id[] | null;
  /**
   * The language of headers and words; the workspace's where it is left out.
   */
  language?: Language | null;
  /**
   * Of this product only.
   */
  product?: Id | null;
  /**
   * By product where it is left out.
   */
  sort?: Sort | null;
}
/**
 * Steps of one stock's history.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "StockHistoryInput".
 */
export type StockHistoryInput = {
  /**
   * Before this op.
   */
  before?: number | null;
  /**
   * Whose.
   */
  id: Id;
  /**
   * At most so many (50).
   */
  limit?: number | null;
}
/**
 * A page of stocks. At most one of `after`, `offset` and `jump` is looked at, in this order.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "StockListInput".
 */
export type StockListInput = {
  /**
   * The cursor that the page before gave.
   */
  after?: string | null;
  /**
   * The recycle bin instead of the live ones.
   */
  bin?: boolean;
  /**
   * Fields wanted; all where it is left out.
   */
  columns?: string[] | null;
  /**
   * Conditions that must all hold.
   */
  filter?: Condition[];
  /**
   * Begin at the first row whose key is not before this text.
   */
  jump?: string | null;
  /**
   * Rows wanted: 1 to 500, 50 where it is left out.
   */
  limit?: number | null;
  /**
   * Begin at the n-th row.
   */
  offset?: number | null;
  /**
   * Of this product only.
   */
  product?: Id | null;
  /**
   * By product where it is left out.
   */
  sort?: Sort | null;
}
/**
 * A page.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "StockPage".
 */
export type StockPage = {
  /**
   * The cursor of the next page; null at the end.
   */
  next: string | null;
  /**
   * Its rows.
   */
  rows: StockRow[];
}
/**
 * A row of a list.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "StockRow".
 */
export type StockRow = {
  /**
   * Some cell was changed apart on two copies.
   */
  conflict: boolean;
  /**
   * Its id.
   */
  id: string;
  /**
   * What lies there.
   */
  product: ProductRef | null;
  /**
   * What a save sends back.
   */
  rev: number;
  /**
   * The wanted fields.
   */
  values: {
    [k: string]: Json;
  };
}
/**
 * The place of the first stock of a list whose key is not before a text.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "StockPlaceInput".
 */
export type StockPlaceInput = {
  /**
   * The recycle bin instead of the live ones.
   */
  bin?: boolean;
  /**
   * Conditions that must all hold.
   */
  filter?: Condition[];
  /**
   * What it begins with; of a name, letters of its pinyin do.
   */
  jump: string;
  /**
   * Of this product only.
   */
  product?: Id | null;
  /**
   * As the list goes where it is left out. Not by owner: there a text has a place under each.
   */
  sort?: Sort | null;
}
/**
 * All tags, for pickers and filters.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "TagListInput".
 */
export interface TagListInput {}
/**
 * The answer of `tag.list`.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "Tags".
 */
export type Tags = {
  /**
   * The most used first.
   */
  tags: TagRow[];
}
/**
 * A tag and how many records in sight have it.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "TagRow".
 */
export type TagRow = {
  /**
   * Records in sight.
   */
  count: number;
  /**
   * Its id.
   */
  id: string;
  /**
   * Its name.
   */
  name: string;
}
/**
 * Adds a team.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "TeamAddInput".
 */
export type TeamAddInput = {
  /**
   * What it is called.
   */
  name: string;
  /**
   * The team above; the root where it is left out.
   */
  parent?: Id | null;
}
/**
 * Which team it was.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "TeamChanged".
 */
export type TeamChanged = {
  /**
   * Its id.
   */
  id: string;
}
/**
 * Deletes a team that has neither people nor teams below it.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "TeamDeleteInput".
 */
export type TeamDeleteInput = {
  /**
   * Which.
   */
  id: Id;
}
/**
 * All teams.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "TeamListInput".
 */
export interface TeamListInput {}
/**
 * The answer of `team.list`.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "Teams".
 */
export type Teams = {
  /**
   * The root first, the others in the order in which they came.
   */
  teams: TeamRow[];
}
/**
 * A team.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "TeamRow".
 */
export type TeamRow = {
  /**
   * Its id.
   */
  id: string;
  /**
   * Its name.
   */
  name: string;
  /**
   * The team above; null: the root.
   */
  parent: string | null;
  /**
   * Ids of its people.
   */
  people: string[];
}
/**
 * Changes a team.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "TeamUpdateInput".
 */
export type TeamUpdateInput = {
  /**
   * Which.
   */
  id: Id;
  /**
   * What to change.
   */
  set: TeamPatch;
}
/**
 * What of a team can be changed; what is left out stays.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "TeamPatch".
 */
export type TeamPatch = {
  /**
   * What it is called.
   */
  name?: string | null;
  /**
   * The team above.
   */
  parent?: Id | null;
}
/**
 * Lets somebody log in again, by an invitation.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "UserActivateInput".
 */
export type UserActivateInput = {
  /**
   * Whom.
   */
  id: Id;
}
/**
 * The code, which is kept nowhere.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "Invited".
 */
export type Invited = {
  /**
   * Twelve letters and digits in three groups.
   */
  code: string;
  /**
   * Until when it is good.
   */
  until: string;
}
/**
 * Adds a user.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "UserAddInput".
 */
export type UserAddInput = {
  /**
   * How he is shown; the user name where it is left out.
   */
  display_name?: string | null;
  /**
   * His first password. Where it is left out he is invited: the answer has a code by which he sets his own.
   */
  password?: string | null;
  /**
   * Where he works.
   */
  region?: string | null;
  /**
   * Codes of roles; `manager` where none is named.
   */
  roles?: string[];
  /**
   * What he is good at.
   */
  speciality?: string | null;
  /**
   * Name of his team, made when it is new; the root team where it is left out.
   */
  team?: string | null;
  /**
   * How he logs in.
   */
  username: string;
}
/**
 * The new user.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "UserAdded".
 */
export type UserAdded = {
  /**
   * The code of his invitation, shown once.
   */
  code: string | null;
  /**
   * His id.
   */
  id: string;
  /**
   * Until when it is good.
   */
  until: string | null;
}
/**
 * Lets somebody log in no more.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "UserDeactivateInput".
 */
export type UserDeactivateInput = {
  /**
   * Whom.
   */
  id: Id;
}
/**
 * Who was changed.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "UserChanged".
 */
export type UserChanged = {
  /**
   * His id.
   */
  id: string;
}
/**
 * Gives all of it to somebody else.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "UserHandOverInput".
 */
export type UserHandOverInput = {
  /**
   * Who gives.
   */
  from: Id;
  /**
   * Who takes: somebody who can log in.
   */
  to: Id;
}
/**
 * What somebody has in hand.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "InHand".
 */
export type InHand = {
  /**
   * Live customers that are his.
   */
  customers: number;
  /**
   * Opportunities that are assigned to him and not closed.
   */
  opportunities: number;
  /**
   * Services that are assigned to him and not archived.
   */
  services: number;
}
/**
 * Makes a new code for somebody: he forgot his password, or comes back. His old password opens until he has set another.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "UserInviteInput".
 */
export type UserInviteInput = {
  /**
   * Whom.
   */
  id: Id;
}
/**
 * All users, deactivated ones too: their names stand on old records.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "UserListInput".
 */
export interface UserListInput {}
/**
 * The answer of `user.list`.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "Users".
 */
export type Users = {
  /**
   * In the order in which they came.
   */
  users: UserRow[];
}
/**
 * A user as others see him.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "UserRow".
 */
export type UserRow = {
  /**
   * Whether he can log in.
   */
  active: boolean;
  /**
   * How he is shown.
   */
  display_name: string;
  /**
   * His id.
   */
  id: string;
  /**
   * How he logs in.
   */
  username: string;
}
/**
 * Changes the password of whoever asks.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "UserPasswordInput".
 */
export type UserPasswordInput = {
  /**
   * The one that shall.
   */
  new: string;
  /**
   * The one that holds.
   */
  old: string;
}
/**
 * That it holds from now on.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "Set".
 */
export interface Set {}
/**
 * Everyone, those who left too.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "UserPeopleInput".
 */
export interface UserPeopleInput {}
/**
 * The answer of `user.people`.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "Everyone".
 */
export type Everyone = {
  /**
   * In the order in which they came.
   */
  people: UserPerson[];
}
/**
 * One of them.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "UserPerson".
 */
export type UserPerson = {
  /**
   * Whether he may log in.
   */
  active: boolean;
  /**
   * How he is shown.
   */
  display_name: string;
  /**
   * His id.
   */
  id: string;
  /**
   * Until when his invitation is good.
   */
  invited_until: string | null;
  /**
   * How he comes in.
   */
  key: Way;
  /**
   * Where he works.
   */
  region: string | null;
  /**
   * Codes of his roles; of several the most permissive level wins.
   */
  roles: string[];
  /**
   * What he is good at.
   */
  speciality: string | null;
  /**
   * His teams.
   */
  teams: TeamOf[];
  /**
   * How he logs in.
   */
  username: string;
  /**
   * What he has in hand.
   */
  work: InHand;
  /**
   * Whether he is the one who asks.
   */
  you: boolean;
}
/**
 * A team that somebody is in.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "TeamOf".
 */
export type TeamOf = {
  /**
   * Its id.
   */
  id: string;
  /**
   * Its name.
   */
  name: string;
}
/**
 * Changes somebody.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "UserUpdateInput".
 */
export type UserUpdateInput = {
  /**
   * Whom.
   */
  id: Id;
  /**
   * What to change.
   */
  set: UserPatch;
}
/**
 * What of a user can be changed; what is left out stays.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "UserPatch".
 */
export type UserPatch = {
  /**
   * How he is shown.
   */
  display_name?: string | null;
  /**
   * Where he works; empty: nothing is said.
   */
  region?: string | null;
  /**
   * Codes of all his roles, at least one.
   */
  roles?: string[] | null;
  /**
   * What he is good at; empty: nothing is said.
   */
  speciality?: string | null;
  /**
   * Ids of all his teams, at least one.
   */
  teams?: Id[] | null;
}
/**
 * What a user has in hand.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "UserWorkInput".
 */
export type UserWorkInput = {
  /**
   * Whose.
   */
  id: Id;
}
/**
 * Bins one of one's own views.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ViewDeleteInput".
 */
export type ViewDeleteInput = {
  /**
   * Which.
   */
  id: Id;
}
/**
 * Views of an entity: one's own and shared ones.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ViewListInput".
 */
export type ViewListInput = {
  /**
   * `customer`.
   */
  entity: string;
}
/**
 * The answer of `view.list`.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "Views".
 */
export type Views = {
  /**
   * One's own first.
   */
  views: ViewRow[];
}
/**
 * A saved view.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ViewRow".
 */
export type ViewRow = {
  /**
   * Its id.
   */
  id: string;
  /**
   * Whether it belongs to who asks.
   */
  mine: boolean;
  /**
   * Its name.
   */
  name: string;
  /**
   * Filter, order and columns, as the window keeps them.
   */
  query: Json;
  /**
   * Its revision.
   */
  rev: number;
  /**
   * Whether all see it.
   */
  shared: boolean;
}
/**
 * Saves a view, a new one or one's own again.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ViewSaveInput".
 */
export type ViewSaveInput = {
  /**
   * `customer`.
   */
  entity: string;
  /**
   * Of one that stands already.
   */
  id?: Id | null;
  /**
   * Its name.
   */
  name: string;
  /**
   * Filter, order and columns.
   */
  query: Json;
  /**
   * The revision it was opened with.
   */
  rev?: number | null;
  /**
   * Whether all see it.
   */
  shared?: boolean;
}
/**
 * The saved view.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ViewSaved".
 */
export type ViewSaved = {
  /**
   * Its id.
   */
  id: string;
  /**
   * Its revision.
   */
  rev: number;
}
/**
 * How the workspace is: backups, conflicts, last op.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "WorkspaceStatusInput".
 */
export interface WorkspaceStatusInput {}
/**
 * The answer of `workspace.status`.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "Status".
 */
export type Status = {
  /**
   * The newest verified backup.
   */
  backup: BackupFacts | null;
  /**
   * Open conflicts on records this user may read.
   */
  conflicts: number;
  /**
   * The file's name.
   */
  file: string;
  /**
   * Number of the last op.
   */
  last_op: number;
  /**
   * The workspace's name.
   */
  name: string;
  /**
   * `file_older` or `file_rewritten`: the file is not the one this user saw last. `key_replaced`: another key than his
   * own stood under his name.
   */
  notice: string | null;
  /**
   * Why nothing can be written, where nothing can.
   */
  read_only: string | null;
}
/**
 * A backup, as the status bar shows it.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "BackupFacts".
 */
export type BackupFacts = {
  /**
   * When it was made.
   */
  at: string;
  /**
   * Its file's name.
   */
  file: string;
  /**
   * It was opened again and checked.
   */
  verified: boolean;
}
/**
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "Answer".
 */
export type Answer = {
  data: unknown;
  /**
   * What undo takes.
   */
  op?: number | null;
  rev?: number | null;
  touched: string[];
}
/**
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "Error".
 */
export type Error = {
  /**
   * See docs/cli.md for the list.
   */
  code: string;
  detail: {};
  reference?: string;
}
export type AccessWhyData = Reason;
export type ArchiveMakeData = ArchiveExported;
export type ArchiveTakeData = Taken;
export type AuditListData = AuditEntries;
export type BackupMakeData = Made;
export type BriefingDeleteData = Deleted;
export type BriefingGetData = Document;
export type BriefingListData = Briefings;
export type BriefingPreviewData = BriefingPreviewed;
export type BriefingRecipientsData = Readers;
export type BriefingSaveData = BriefingSaved;
export type BriefingSendData = Sent;
export type CatalogueGetData = CatalogueInfo;
export type ChangeListData = LogSteps;
export type ChangeRedoData = Undone;
export type ChangeUndoData = Undone;
export type ChangesApplyData = Applied;
export type ChangesExportData = ChangesExported;
export type ChangesVectorData = VectorText;
export type ChurnCheckData = Checked;
export type ChurnConfirmData = ChurnStepped;
export type ChurnCountData = ChurnCounted;
export type ChurnGetData = ChurnDetail;
export type ChurnHistoryData = HistorySteps;
export type ChurnHoldData = ChurnStepped;
export type ChurnListData = ChurnPage;
export type ChurnPlaceData = Placed;
export type ConflictCountData = ConflictCounted;
export type ConflictListData = ConflictRows;
export type ConflictSettleData = Settled;
export type ContactBinData = Moved;
export type ContactBulkData = BulkChanged;
export type ContactCountData = ChurnCounted;
export type ContactCreateData = ContactCreated;
export type ContactEraseData = Erased;
export type ContactExportData = ArchiveExported;
export type ContactGetData = ContactDetail;
export type ContactHistoryData = HistorySteps;
export type ContactImportData = Imported;
export type ContactListData = ContactPage;
export type ContactPlaceData = Placed;
export type ContactPointsData = PointsSet;
export type ContactRestoreData = Moved;
export type ContactUpdateData = ContactUpdated;
export type CustomerAsOfData = Stood;
export type CustomerBinData = Moved;
export type CustomerBulkData = BulkChanged;
export type CustomerCountData = ChurnCounted;
export type CustomerCreateData = CustomerCreated;
export type CustomerEraseData = Erased;
export type CustomerExportData = ArchiveExported;
export type CustomerGetData = CustomerDetail;
export type CustomerHistoryData = HistorySteps;
export type CustomerImportData = Imported;
export type CustomerListData = CustomerPage;
export type CustomerPlaceData = Placed;
export type CustomerPointsData = PointsSet;
export type CustomerRestoreData = Moved;
export type CustomerTagData = CustomerChanged;
export type CustomerTimelineData = TimelinePage;
export type CustomerUpdateData = ContactUpdated;
export type DemoFillData = Filled;
export type DictionaryAddData = DictionaryAdded;
export type DictionaryDeleteData = Deleted;
export type DictionaryListData = Categories;
export type DictionarySortData = DictionarySorted;
export type DictionaryUpdateData = DictionaryUpdated;
export type DoctorCheckData = Health;
export type DoctorRebuildData = Rebuilt;
export type FieldAddData = FieldAdded;
export type FieldListData = Fields;
export type FieldSortData = FieldSorted;
export type FieldUpdateData = FieldUpdated;
export type HomeGetData = Home;
export type ImportHistoryData = PastImports;
export type ImportPreviewData = ImportPreviewed;
export type InteractionBinData = Moved;
export type InteractionBulkData = BulkChanged;
export type InteractionCountData = ChurnCounted;
export type InteractionCreateData = ContactCreated;
export type InteractionEraseData = Erased;
export type InteractionExportData = ArchiveExported;
export type InteractionGetData = InteractionDetail;
export type InteractionHistoryData = HistorySteps;
export type InteractionImportData = Imported;
export type InteractionListData = InteractionPage;
export type InteractionPlaceData = Placed;
export type InteractionRestoreData = Moved;
export type InteractionUpdateData = ContactUpdated;
export type JobCancelData = Cancelling;
export type JobGetData = JobState;
export type OpportunityAlikeData = AlikeCustomers;
export type OpportunityAssignData = AssignedCount;
export type OpportunityAssigneesData = Managers;
export type OpportunityBinData = Moved;
export type OpportunityBoardData = BoardColumns;
export type OpportunityBulkData = BulkChanged;
export type OpportunityColumnData = Cards;
export type OpportunityCountData = ChurnCounted;
export type OpportunityCreateData = OpportunityCreated;
export type OpportunityEraseData = Erased;
export type OpportunityExportData = ArchiveExported;
export type OpportunityGetData = OpportunityDetail;
export type OpportunityHistoryData = HistorySteps;
export type OpportunityImportData = Imported;
export type OpportunityListData = OpportunityPage;
export type OpportunityLoseData = Closed;
export type OpportunityPlaceData = Placed;
export type OpportunityProductsData = OpportunityChanged;
export type OpportunityProgressData = ContactUpdated;
export type OpportunityReassignData = AssignedCount;
export type OpportunityReopenData = Closed;
export type OpportunityRestoreData = Moved;
export type OpportunityUpdateData = ContactUpdated;
export type OpportunityWinData = Won;
export type PlanBinData = Moved;
export type PlanDueData = DueSteps;
export type PlanExecuteData = Step;
export type PlanHistoryData = HistorySteps;
export type PlanListData = Steps;
export type PlanMakeData = Step;
export type PlanRestoreData = Moved;
export type PlanUpdateData = ContactUpdated;
export type ProductBinData = Moved;
export type ProductBulkData = BulkChanged;
export type ProductCountData = ChurnCounted;
export type ProductCreateData = ProductCreated;
export type ProductExportData = ArchiveExported;
export type ProductGetData = ProductDetail;
export type ProductHistoryData = HistorySteps;
export type ProductImportData = Imported;
export type ProductListData = ProductPage;
export type ProductPlaceData = Placed;
export type ProductRestoreData = Moved;
export type ProductUpdateData = ContactUpdated;
export type ReportChurnData = Losses;
export type ReportCompositionData = Shares;
export type ReportContributionData = Contributions;
export type ReportExportData = ArchiveExported;
export type ReportOpportunityData = Outcomes;
export type ReportProductsData = ProductReport;
export type ReportServiceData = ServiceReport;
export type RoleAddData = RoleChanged;
export type RoleDeleteData = RoleChanged;
export type RoleGrantData = Granted;
export type RoleListData = Roles;
export type RoleUpdateData = RoleChanged;
export type SalesOrderBinData = Moved;
export type SalesOrderCountData = ChurnCounted;
export type SalesOrderCreateData = OpportunityCreated;
export type SalesOrderExportData = ArchiveExported;
export type SalesOrderGetData = OrderDetail;
export type SalesOrderHistoryData = HistorySteps;
export type SalesOrderImportData = Imported;
export type SalesOrderListData = OrderPage;
export type SalesOrderPlaceData = Placed;
export type SalesOrderRestoreData = Moved;
export type SalesOrderTotalsData = OrderTotals;
export type SalesOrderUpdateData = OrderUpdated;
export type SearchFindData = Results;
export type ServiceAssignData = ServicesAssigned;
export type ServiceAssigneesData = Handlers;
export type ServiceBinData = Moved;
export type ServiceBulkData = BulkChanged;
export type ServiceCountData = ChurnCounted;
export type ServiceCreateData = OpportunityCreated;
export type ServiceEraseData = Erased;
export type ServiceExportData = ArchiveExported;
export type ServiceFeedbackData = ServiceStepped;
export type ServiceGetData = ServiceDetail;
export type ServiceHandleData = ServiceStepped;
export type ServiceHistoryData = HistorySteps;
export type ServiceImportData = Imported;
export type ServiceListData = ServicePage;
export type ServicePlaceData = Placed;
export type ServiceQueueData = Queues;
export type ServiceReassignData = ServicesAssigned;
export type ServiceRestoreData = Moved;
export type ServiceUpdateData = ContactUpdated;
export type SessionGetData = SessionFacts;
export type SettingListData = Settings;
export type SettingUpdateData = Decided;
export type StockCountData = ChurnCounted;
export type StockExportData = ArchiveExported;
export type StockHistoryData = HistorySteps;
export type StockImportData = Imported;
export type StockListData = StockPage;
export type StockPlaceData = Placed;
export type TagListData = Tags;
export type TeamAddData = TeamChanged;
export type TeamDeleteData = TeamChanged;
export type TeamListData = Teams;
export type TeamUpdateData = TeamChanged;
export type UserActivateData = Invited;
export type UserAddData = UserAdded;
export type UserDeactivateData = UserChanged;
export type UserHandOverData = InHand;
export type UserInviteData = Invited;
export type UserListData = Users;
export type UserPasswordData = Set;
export type UserPeopleData = Everyone;
export type UserUpdateData = UserChanged;
export type UserWorkData = InHand;
export type ViewDeleteData = Deleted;
export type ViewListData = Views;
export type ViewSaveData = ViewSaved;
export type WorkspaceStatusData = Status;
