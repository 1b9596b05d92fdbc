/* Written by `cargo xtask generate` from the core; do not edit. */

/** Whatever JSON can say. */
export type Json = string | number | boolean | null | Json[] | {[key: string]: Json | undefined};

export interface Calls {
  'access.why': {
    input: AccessWhyInput;
    data: AccessWhyData;
  };
  'archive.make': {
    input: ArchiveMakeInput;
    data: {
      job: string;
    };
    result: ArchiveMakeData & {
      /**
       * What undo takes; absent where nothing was written.
       */
      op?: number;
    };
  };
  'archive.take': {
    input: ArchiveTakeInput;
    data: {
      job: string;
    };
    result: ArchiveTakeData & {
      /**
       * What undo takes; absent where nothing was written.
       */
      op?: number;
    };
  };
  'audit.list': {
    input: AuditListInput;
    data: AuditListData;
  };
  'backup.make': {
    input: BackupMakeInput;
    data: {
      job: string;
    };
    result: BackupMakeData & {
      /**
       * What undo takes; absent where nothing was written.
       */
      op?: number;
    };
  };
  'briefing.delete': {
    input: BriefingDeleteInput;
    data: BriefingDeleteData;
  };
  'briefing.get': {
    input: BriefingGetInput;
    data: BriefingGetData;
  };
  'briefing.list': {
    input: BriefingListInput;
    data: BriefingListData;
  };
  'briefing.preview': {
    input: BriefingPreviewInput;
    data: BriefingPreviewData;
  };
  'briefing.recipients': {
    input: BriefingRecipientsInput;
    data: BriefingRecipientsData;
  };
  'briefing.save': {
    input: BriefingSaveInput;
    data: BriefingSaveData;
  };
  'briefing.send': {
    input: BriefingSendInput;
    data: BriefingSendData;
  };
  'catalogue.get': {
    input: CatalogueGetInput;
    data: CatalogueGetData;
  };
  'change.list': {
    input: ChangeListInput;
    data: ChangeListData;
  };
  'change.redo': {
    input: ChangeRedoInput;
    data: ChangeRedoData;
  };
  'change.undo': {
    input: ChangeUndoInput;
    data: ChangeUndoData;
  };
  'changes.apply': {
    input: ChangesApplyInput;
    data: ChangesApplyData;
  };
  'changes.export': {
    input: ChangesExportInput;
    data: ChangesExportData;
  };
  'changes.vector': {
    input: ChangesVectorInput;
    data: ChangesVectorData;
  };
  'churn.check': {
    input: ChurnCheckInput;
    data: ChurnCheckData;
  };
  'churn.confirm': {
    input: ChurnConfirmInput;
    data: ChurnConfirmData;
  };
  'churn.count': {
    input: ChurnCountInput;
    data: ChurnCountData;
  };
  'churn.get': {
    input: ChurnGetInput;
    data: ChurnGetData;
  };
  'churn.history': {
    input: ChurnHistoryInput;
    data: ChurnHistoryData;
  };
  'churn.hold': {
    input: ChurnHoldInput;
    data: ChurnHoldData;
  };
  'churn.list': {
    input: ChurnListInput;
    data: ChurnListData;
  };
  'churn.place': {
    input: ChurnPlaceInput;
    data: ChurnPlaceData;
  };
  'conflict.count': {
    input: ConflictCountInput;
    data: ConflictCountData;
  };
  'conflict.list': {
    input: ConflictListInput;
    data: ConflictListData;
  };
  'conflict.settle': {
    input: ConflictSettleInput;
    data: ConflictSettleData;
  };
  'contact.bin': {
    input: ContactBinInput;
    data: ContactBinData;
  };
  'contact.bulk': {
    input: ContactBulkInput;
    data: ContactBulkData;
  };
  'contact.count': {
    input: ContactCountInput;
    data: ContactCountData;
  };
  'contact.create': {
    input: ContactCreateInput;
    data: ContactCreateData;
  };
  'contact.erase': {
    input: ContactEraseInput;
    data: ContactEraseData;
  };
  'contact.export': {
    input: ContactExportInput;
    data: {
      job: string;
    };
    result: ContactExportData & {
      /**
       * What undo takes; absent where nothing was written.
       */
      op?: number;
    };
  };
  'contact.get': {
    input: ContactGetInput;
    data: ContactGetData;
  };
  'contact.history': {
    input: ContactHistoryInput;
    data: ContactHistoryData;
  };
  'contact.import': {
    input: ContactImportInput;
    data: {
      job: string;
    };
    result: ContactImportData & {
      /**
       * What undo takes; absent where nothing was written.
       */
      op?: number;
    };
  };
  'contact.list': {
    input: ContactListInput;
    data: ContactListData;
  };
  'contact.place': {
    input: ContactPlaceInput;
    data: ContactPlaceData;
  };
  'contact.points': {
    input: ContactPointsInput;
    data: ContactPointsData;
  };
  'contact.restore': {
    input: ContactRestoreInput;
    data: ContactRestoreData;
  };
  'contact.update': {
    input: ContactUpdateInput;
    data: ContactUpdateData;
  };
  'customer.as_of': {
    input: CustomerAsOfInput;
    data: CustomerAsOfData;
  };
  'customer.bin': {
    input: CustomerBinInput;
    data: CustomerBinData;
  };
  'customer.bulk': {
    input: CustomerBulkInput;
    data: CustomerBulkData;
  };
  'customer.count': {
    input: CustomerCountInput;
    data: CustomerCountData;
  };
  'customer.create': {
    input: CustomerCreateInput;
    data: CustomerCreateData;
  };
  'customer.erase': {
    input: CustomerEraseInput;
    data: CustomerEraseData;
  };
  'customer.export': {
    input: CustomerExportInput;
    data: {
      job: string;
    };
    result: CustomerExportData & {
      /**
       * What undo takes; absent where nothing was written.
       */
      op?: number;
    };
  };
  'customer.get': {
    input: CustomerGetInput;
    data: CustomerGetData;
  };
  'customer.history': {
    input: CustomerHistoryInput;
    data: CustomerHistoryData;
  };
  'customer.import': {
    input: CustomerImportInput;
    data: {
      job: string;
    };
    result: CustomerImportData & {
      /**
       * What undo takes; absent where nothing was written.
       */
      op?: number;
    };
  };
  'customer.list': {
    input: CustomerListInput;
    data: CustomerListData;
  };
  'customer.place': {
    input: CustomerPlaceInput;
    data: CustomerPlaceData;
  };
  'customer.points': {
    input: CustomerPointsInput;
    data: CustomerPointsData;
  };
  'customer.restore': {
    input: CustomerRestoreInput;
    data: CustomerRestoreData;
  };
  'customer.tag': {
    input: CustomerTagInput;
    data: CustomerTagData;
  };
  'customer.timeline': {
    input: CustomerTimelineInput;
    data: CustomerTimelineData;
  };
  'customer.update': {
    input: CustomerUpdateInput;
    data: CustomerUpdateData;
  };
  'demo.fill': {
    input: DemoFillInput;
    data: {
      job: string;
    };
    result: DemoFillData & {
      /**
       * What undo takes; absent where nothing was written.
       */
      op?: number;
    };
  };
  'dictionary.add': {
    input: DictionaryAddInput;
    data: DictionaryAddData;
  };
  'dictionary.delete': {
    input: DictionaryDeleteInput;
    data: DictionaryDeleteData;
  };
  'dictionary.list': {
    input: DictionaryListInput;
    data: DictionaryListData;
  };
  'dictionary.sort': {
    input: DictionarySortInput;
    data: DictionarySortData;
  };
  'dictionary.update': {
    input: DictionaryUpdateInput;
    data: DictionaryUpdateData;
  };
  'doctor.check': {
    input: DoctorCheckInput;
    data: DoctorCheckData;
  };
  'doctor.rebuild': {
    input: DoctorRebuildInput;
    data: DoctorRebuildData;
  };
  'field.add': {
    input: FieldAddInput;
    data: FieldAddData;
  };
  'field.list': {
    input: FieldListInput;
    data: FieldListData;
  };
  'field.sort': {
    input: FieldSortInput;
    data: FieldSortData;
  };
  'field.update': {
    input: FieldUpdateInput;
    data: FieldUpdateData;
  };
  'home.get': {
    input: HomeGetInput;
    data: HomeGetData;
  };
  'import.history': {
    input: ImportHistoryInput;
    data: ImportHistoryData;
  };
  'import.preview': {
    input: ImportPreviewInput;
    data: ImportPreviewData;
  };
  'interaction.bin': {
    input: InteractionBinInput;
    data: InteractionBinData;
  };
  'interaction.bulk': {
    input: InteractionBulkInput;
    data: InteractionBulkData;
  };
  'interaction.count': {
    input: InteractionCountInput;
    data: InteractionCountData;
  };
  'interaction.create': {
    input: InteractionCreateInput;
    data: InteractionCreateData;
  };
  'interaction.erase': {
    input: InteractionEraseInput;
    data: InteractionEraseData;
  };
  'interaction.export': {
    input: InteractionExportInput;
    data: {
      job: string;
    };
    result: InteractionExportData & {
      /**
       * What undo takes; absent where nothing was written.
       */
      op?: number;
    };
  };
  'interaction.get': {
    input: InteractionGetInput;
    data: InteractionGetData;
  };
  'interaction.history': {
    input: InteractionHistoryInput;
    data: InteractionHistoryData;
  };
  'interaction.import': {
    input: InteractionImportInput;
    data: {
      job: string;
    };
    result: InteractionImportData & {
      /**
       * What undo takes; absent where nothing was written.
       */
      op?: number;
    };
  };
  'interaction.list': {
    input: InteractionListInput;
    data: InteractionListData;
  };
  'interaction.place': {
    input: InteractionPlaceInput;
    data: InteractionPlaceData;
  };
  'interaction.restore': {
    input: InteractionRestoreInput;
    data: InteractionRestoreData;
  };
  'interaction.update': {
    input: InteractionUpdateInput;
    data: InteractionUpdateData;
  };
  'job.cancel': {
    input: JobCancelInput;
    data: JobCancelData;
  };
  'job.get': {
    input: JobGetInput;
    data: JobGetData;
  };
  'opportunity.alike': {
    input: OpportunityAlikeInput;
    data: OpportunityAlikeData;
  };
  'opportunity.assign': {
    input: OpportunityAssignInput;
    data: OpportunityAssignData;
  };
  'opportunity.assignees': {
    input: OpportunityAssigneesInput;
    data: OpportunityAssigneesData;
  };
  'opportunity.bin': {
    input: OpportunityBinInput;
    data: OpportunityBinData;
  };
  'opportunity.board': {
    input: OpportunityBoardInput;
    data: OpportunityBoardData;
  };
  'opportunity.bulk': {
    input: OpportunityBulkInput;
    data: OpportunityBulkData;
  };
  'opportunity.column': {
    input: OpportunityColumnInput;
    data: OpportunityColumnData;
  };
  'opportunity.count': {
    input: OpportunityCountInput;
    data: OpportunityCountData;
  };
  'opportunity.create': {
    input: OpportunityCreateInput;
    data: OpportunityCreateData;
  };
  'opportunity.erase': {
    input: OpportunityEraseInput;
    data: OpportunityEraseData;
  };
  'opportunity.export': {
    input: OpportunityExportInput;
    data: {
      job: string;
    };
    result: OpportunityExportData & {
      /**
       * What undo takes; absent where nothing was written.
       */
      op?: number;
    };
  };
  'opportunity.get': {
    input: OpportunityGetInput;
    data: OpportunityGetData;
  };
  'opportunity.history': {
    input: OpportunityHistoryInput;
    data: OpportunityHistoryData;
  };
  'opportunity.import': {
    input: OpportunityImportInput;
    data: {
      job: string;
    };
    result: OpportunityImportData & {
      /**
       * What undo takes; absent where nothing was written.
       */
      op?: number;
    };
  };
  'opportunity.list': {
    input: OpportunityListInput;
    data: OpportunityListData;
  };
  'opportunity.lose': {
    input: OpportunityLoseInput;
    data: OpportunityLoseData;
  };
  'opportunity.place': {
    input: OpportunityPlaceInput;
    data: OpportunityPlaceData;
  };
  'opportunity.products': {
    input: OpportunityProductsInput;
    data: OpportunityProductsData;
  };
  'opportunity.progress': {
    input: OpportunityProgressInput;
    data: OpportunityProgressData;
  };
  'opportunity.reassign': {
    input: OpportunityReassignInput;
    data: OpportunityReassignData;
  };
  'opportunity.reopen': {
    input: OpportunityReopenInput;
    data: OpportunityReopenData;
  };
  'opportunity.restore': {
    input: OpportunityRestoreInput;
    data: OpportunityRestoreData;
  };
  'opportunity.update': {
    input: OpportunityUpdateInput;
    data: OpportunityUpdateData;
  };
  'opportunity.win': {
    input: OpportunityWinInput;
    data: OpportunityWinData;
  };
  'plan.bin': {
    input: PlanBinInput;
    data: PlanBinData;
  };
  'plan.due': {
    input: PlanDueInput;
    data: PlanDueData;
  };
  'plan.execute': {
    input: PlanExecuteInput;
    data: PlanExecuteData;
  };
  'plan.history': {
    input: PlanHistoryInput;
    data: PlanHistoryData;
  };
  'plan.list': {
    input: PlanListInput;
    data: PlanListData;
  };
  'plan.make': {
    input: PlanMakeInput;
    data: PlanMakeData;
  };
  'plan.restore': {
    input: PlanRestoreInput;
    data: PlanRestoreData;
  };
  'plan.update': {
    input: PlanUpdateInput;
    data: PlanUpdateData;
  };
  'product.bin': {
    input: ProductBinInput;
    data: ProductBinData;
  };
  'product.bulk': {
    input: ProductBulkInput;
    data: ProductBulkData;
  };
  'product.count': {
    input: ProductCountInput;
    data: ProductCountData;
  };
  'product.create': {
    input: ProductCreateInput;
    data: ProductCreateData;
  };
  'product.export': {
    input: ProductExportInput;
    data: {
      job: string;
    };
    result: ProductExportData & {
      /**
       * What undo takes; absent where nothing was written.
       */
      op?: number;
    };
  };
  'product.get': {
    input: ProductGetInput;
    data: ProductGetData;
  };
  'product.history': {
    input: ProductHistoryInput;
    data: ProductHistoryData;
  };
  'product.import': {
    input: ProductImportInput;
    data: {
      job: string;
    };
    result: ProductImportData & {
      /**
       * What undo takes; absent where nothing was written.
       */
      op?: number;
    };
  };
  'product.list': {
    input: ProductListInput;
    data: ProductListData;
  };
  'product.place': {
    input: ProductPlaceInput;
    data: ProductPlaceData;
  };
  'product.restore': {
    input: ProductRestoreInput;
    data: ProductRestoreData;
  };
  'product.update': {
    input: ProductUpdateInput;
    data: ProductUpdateData;
  };
  'report.churn': {
    input: ReportChurnInput;
    data: ReportChurnData;
  };
  'report.composition': {
    input: ReportCompositionInput;
    data: ReportCompositionData;
  };
  'report.contribution': {
    input: ReportContributionInput;
    data: ReportContributionData;
  };
  'report.export': {
    input: ReportExportInput;
    data: {
      job: string;
    };
    result: ReportExportData & {
      /**
       * What undo takes; absent where nothing was written.
       */
      op?: number;
    };
  };
  'report.opportunity': {
    input: ReportOpportunityInput;
    data: ReportOpportunityData;
  };
  'report.products': {
    input: ReportProductsInput;
    data: ReportProductsData;
  };
  'report.service': {
    input: ReportServiceInput;
    data: ReportServiceData;
  };
  'role.add': {
    input: RoleAddInput;
    data: RoleAddData;
  };
  'role.delete': {
    input: RoleDeleteInput;
    data: RoleDeleteData;
  };
  'role.grant': {
    input: RoleGrantInput;
    data: RoleGrantData;
  };
  'role.list': {
    input: RoleListInput;
    data: RoleListData;
  };
  'role.update': {
    input: RoleUpdateInput;
    data: RoleUpdateData;
  };
  'sales_order.bin': {
    input: SalesOrderBinInput;
    data: SalesOrderBinData;
  };
  'sales_order.count': {
    input: SalesOrderCountInput;
    data: SalesOrderCountData;
  };
  'sales_order.create': {
    input: SalesOrderCreateInput;
    data: SalesOrderCreateData;
  };
  'sales_order.export': {
    input: SalesOrderExportInput;
    data: {
      job: string;
    };
    result: SalesOrderExportData & {
      /**
       * What undo takes; absent where nothing was written.
       */
      op?: number;
    };
  };
  'sales_order.get': {
    input: SalesOrderGetInput;
    data: SalesOrderGetData;
  };
  'sales_order.history': {
    input: SalesOrderHistoryInput;
    data: SalesOrderHistoryData;
  };
  'sales_order.import': {
    input: SalesOrderImportInput;
    data: {
      job: string;
    };
    result: SalesOrderImportData & {
      /**
       * What undo takes; absent where nothing was written.
       */
      op?: number;
    };
  };
  'sales_order.list': {
    input: SalesOrderListInput;
    data: SalesOrderListData;
  };
  'sales_order.place': {
    input: SalesOrderPlaceInput;
    data: SalesOrderPlaceData;
  };
  'sales_order.restore': {
    input: SalesOrderRestoreInput;
    data: SalesOrderRestoreData;
  };
  'sales_order.totals': {
    input: SalesOrderTotalsInput;
    data: SalesOrderTotalsData;
  };
  'sales_order.update': {
    input: SalesOrderUpdateInput;
    data: SalesOrderUpdateData;
  };
  'search.find': {
    input: SearchFindInput;
    data: SearchFindData;
  };
  'service.assign': {
    input: ServiceAssignInput;
    data: ServiceAssignData;
  };
  'service.assignees': {
    input: ServiceAssigneesInput;
    data: ServiceAssigneesData;
  };
  'service.bin': {
    input: ServiceBinInput;
    data: ServiceBinData;
  };
  'service.bulk': {
    input: ServiceBulkInput;
    data: ServiceBulkData;
  };
  'service.count': {
    input: ServiceCountInput;
    data: ServiceCountData;
  };
  'service.create': {
    input: ServiceCreateInput;
    data: ServiceCreateData;
  };
  'service.erase': {
    input: ServiceEraseInput;
    data: ServiceEraseData;
  };
  'service.export': {
    input: ServiceExportInput;
    data: {
      job: string;
    };
    result: ServiceExportData & {
      /**
       * What undo takes; absent where nothing was written.
       */
      op?: number;
    };
  };
  'service.feedback': {
    input: ServiceFeedbackInput;
    data: ServiceFeedbackData;
  };
  'service.get': {
    input: ServiceGetInput;
    data: ServiceGetData;
  };
  'service.handle': {
    input: ServiceHandleInput;
    data: ServiceHandleData;
  };
  'service.history': {
    input: ServiceHistoryInput;
    data: ServiceHistoryData;
  };
  'service.import': {
    input: ServiceImportInput;
    data: {
      job: string;
    };
    result: ServiceImportData & {
      /**
       * What undo takes; absent where nothing was written.
       */
      op?: number;
    };
  };
  'service.list': {
    input: ServiceListInput;
    data: ServiceListData;
  };
  'service.place': {
    input: ServicePlaceInput;
    data: ServicePlaceData;
  };
  'service.queue': {
    input: ServiceQueueInput;
    data: ServiceQueueData;
  };
  'service.reassign': {
    input: ServiceReassignInput;
    data: ServiceReassignData;
  };
  'service.restore': {
    input: ServiceRestoreInput;
    data: ServiceRestoreData;
  };
  'service.update': {
    input: ServiceUpdateInput;
    data: ServiceUpdateData;
  };
  'session.get': {
    input: SessionGetInput;
    data: SessionGetData;
  };
  'setting.list': {
    input: SettingListInput;
    data: SettingListData;
  };
  'setting.update': {
    input: SettingUpdateInput;
    data: SettingUpdateData;
  };
  'stock.count': {
    input: StockCountInput;
    data: StockCountData;
  };
  'stock.export': {
    input: StockExportInput;
    data: {
      job: string;
    };
    result: StockExportData & {
      /**
       * What undo takes; absent where nothing was written.
       */
      op?: number;
    };
  };
  'stock.history': {
    input: StockHistoryInput;
    data: StockHistoryData;
  };
  'stock.import': {
    input: StockImportInput;
    data: {
      job: string;
    };
    result: StockImportData & {
      /**
       * What undo takes; absent where nothing was written.
       */
      op?: number;
    };
  };
  'stock.list': {
    input: StockListInput;
    data: StockListData;
  };
  'stock.place': {
    input: StockPlaceInput;
    data: StockPlaceData;
  };
  'tag.list': {
    input: TagListInput;
    data: TagListData;
  };
  'team.add': {
    input: TeamAddInput;
    data: TeamAddData;
  };
  'team.delete': {
    input: TeamDeleteInput;
    data: TeamDeleteData;
  };
  'team.list': {
    input: TeamListInput;
    data: TeamListData;
  };
  'team.update': {
    input: TeamUpdateInput;
    data: TeamUpdateData;
  };
  'user.activate': {
    input: UserActivateInput;
    data: UserActivateData;
  };
  'user.add': {
    input: UserAddInput;
    data: UserAddData;
  };
  'user.deactivate': {
    input: UserDeactivateInput;
    data: UserDeactivateData;
  };
  'user.hand_over': {
    input: UserHandOverInput;
    data: {
      job: string;
    };
    result: UserHandOverData & {
      /**
       * What undo takes; absent where nothing was written.
       */
      op?: number;
    };
  };
  'user.invite': {
    input: UserInviteInput;
    data: UserInviteData;
  };
  'user.list': {
    input: UserListInput;
    data: UserListData;
  };
  'user.password': {
    input: UserPasswordInput;
    data: UserPasswordData;
  };
  'user.people': {
    input: UserPeopleInput;
    data: UserPeopleData;
  };
  'user.update': {
    input: UserUpdateInput;
    data: UserUpdateData;
  };
  'user.work': {
    input: UserWorkInput;
    data: UserWorkData;
  };
  'view.delete': {
    input: ViewDeleteInput;
    data: ViewDeleteData;
  };
  'view.list': {
    input: ViewListInput;
    data: ViewListData;
  };
  'view.save': {
    input: ViewSaveInput;
    data: ViewSaveData;
  };
  'workspace.status': {
    input: WorkspaceStatusInput;
    data: WorkspaceStatusData;
  };
}
/**
 * Asks of a record in one's own sight whether somebody else sees it.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "AccessWhyInput".
 */
export interface AccessWhyInput {
  /**
   * What it is.
   */
  entity:
    'customer' | 'contact' | 'interaction' | 'opportunity' | 'product' | 'sales_order' | 'churn' | 'service';
  /**
   * The record.
   */
  id: string;
  /**
   * Who.
   */
  user: string;
}
/**
 * The answer of `access.why`.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "AccessWhyData".
 */
export interface AccessWhyData {
  /**
   * Why, or why not.
   */
  because: 'all' | 'own' | 'team' | 'not_own' | 'not_team' | 'no_right' | 'inactive';
  /**
   * How far his right to see such records reaches.
   */
  level: 'none' | 'own' | 'team' | 'all';
  /**
   * By whom it is seen: the owner of the customer that it belongs to; of an opportunity or a service who made it and who
   * had it in hand. None where whoever may see such records at all sees each.
   */
  owners: {
    /**
     * His id.
     */
    id: string;
    /**
     * His name.
     */
    name: string;
  }[];
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
 * Makes an open archive of everything that one may read and export: JSON lines, tables as text, a description.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ArchiveMakeInput".
 */
export interface ArchiveMakeInput {
  /**
   * The language of the tables; the workspace's where it is left out. The description is in both.
   */
  language?: ('zh' | 'en') | null;
}
/**
 * What came of an export.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ArchiveMakeData".
 */
export interface ArchiveMakeData {
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
export interface ArchiveTakeInput {
  /**
   * The archive, put before.
   */
  file: string;
}
/**
 * What came of it.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ArchiveTakeData".
 */
export interface ArchiveTakeData {
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
  problems: {
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
  }[];
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
 * The audit log: logins, failures, refusals; newest first.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "AuditListInput".
 */
export interface AuditListInput {
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
 * via the `definition` "AuditListData".
 */
export interface AuditListData {
  /**
   * Newest first.
   */
  entries: {
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
  }[];
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
 * via the `definition` "BackupMakeData".
 */
export interface BackupMakeData {
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
export interface BriefingDeleteInput {
  /**
   * Which.
   */
  id: string;
}
/**
 * That it is gone.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "BriefingDeleteData".
 */
export interface BriefingDeleteData {
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
export interface BriefingGetInput {
  /**
   * Which.
   */
  id: string;
}
/**
 * The document.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "BriefingGetData".
 */
export interface BriefingGetData {
  /**
   * Who wrote it.
   */
  author: {
    /**
     * His id.
     */
    id: string;
    /**
     * How he is shown.
     */
    name: string;
  };
  /**
   * What its author says of the figures.
   */
  comment: string | null;
  /**
   * What it is of.
   */
  contents: {
    /**
     * The first day.
     */
    from: string;
    /**
     * Its reports, in their order.
     */
    parts: {
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
      report: 'composition' | 'contribution' | 'products' | 'opportunity' | 'service' | 'churn';
    }[];
    /**
     * The last day.
     */
    to: string;
  };
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
  recipients: {
    /**
     * His id.
     */
    id: string;
    /**
     * How he is shown.
     */
    name: string;
  }[];
  /**
   * Its revision.
   */
  rev: number;
  /**
   * What was kept when it was sent; null: a draft, or amounts are masked for who asks.
   */
  sections:
    | {
        /**
         * How many lines more there were than a report shows.
         */
        beyond: number;
        /**
         * Its columns.
         */
        columns: {
          /**
           * What it tells: `amount`, `won` …
           */
          key: string;
          /**
           * Its header.
           */
          label: {
            /**
             * English.
             */
            en: string;
            /**
             * Chinese.
             */
            zh: string;
          };
        }[];
        /**
         * What it was asked.
         */
        part: {
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
          report: 'composition' | 'contribution' | 'products' | 'opportunity' | 'service' | 'churn';
        };
        /**
         * Its lines.
         */
        rows: {
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
          text?: {
            /**
             * English.
             */
            en: string;
            /**
             * Chinese.
             */
            zh: string;
          } | null;
        }[][];
        /**
         * The line that sums them up, where it has one.
         */
        total:
          | {
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
              text?: {
                /**
                 * English.
                 */
                en: string;
                /**
                 * Chinese.
                 */
                zh: string;
              } | null;
            }[]
          | null;
      }[]
    | null;
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
 * Documents that were sent, and one's own drafts.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "BriefingListInput".
 */
export interface BriefingListInput {
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
 * via the `definition` "BriefingListData".
 */
export interface BriefingListData {
  /**
   * One's own drafts, the newest first; only with the first page.
   */
  drafts: {
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
    recipients: {
      /**
       * His id.
       */
      id: string;
      /**
       * How he is shown.
       */
      name: string;
    }[];
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
  }[];
  /**
   * There are more.
   */
  more: boolean;
  /**
   * What was sent, the newest first.
   */
  sent: {
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
    recipients: {
      /**
       * His id.
       */
      id: string;
      /**
       * How he is shown.
       */
      name: string;
    }[];
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
  }[];
}
/**
 * The figures of a document as they are now.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "BriefingPreviewInput".
 */
export interface BriefingPreviewInput {
  /**
   * What it is of.
   */
  contents: {
    /**
     * The first day.
     */
    from: string;
    /**
     * Its reports, in their order.
     */
    parts: {
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
      report: 'composition' | 'contribution' | 'products' | 'opportunity' | 'service' | 'churn';
    }[];
    /**
     * The last day.
     */
    to: string;
  };
}
/**
 * The answer of `briefing.preview`.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "BriefingPreviewData".
 */
export interface BriefingPreviewData {
  /**
   * One for each part, in their order.
   */
  sections: {
    /**
     * How many lines more there were than a report shows.
     */
    beyond: number;
    /**
     * Its columns.
     */
    columns: {
      /**
       * What it tells: `amount`, `won` …
       */
      key: string;
      /**
       * Its header.
       */
      label: {
        /**
         * English.
         */
        en: string;
        /**
         * Chinese.
         */
        zh: string;
      };
    }[];
    /**
     * What it was asked.
     */
    part: {
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
      report: 'composition' | 'contribution' | 'products' | 'opportunity' | 'service' | 'churn';
    };
    /**
     * Its lines.
     */
    rows: {
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
      text?: {
        /**
         * English.
         */
        en: string;
        /**
         * Chinese.
         */
        zh: string;
      } | null;
    }[][];
    /**
     * The line that sums them up, where it has one.
     */
    total:
      | {
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
          text?: {
            /**
             * English.
             */
            en: string;
            /**
             * Chinese.
             */
            zh: string;
          } | null;
        }[]
      | null;
  }[];
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
 * via the `definition` "BriefingRecipientsData".
 */
export interface BriefingRecipientsData {
  /**
   * Those who read only what is sent to them first.
   */
  people: {
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
  }[];
}
/**
 * Saves a draft, a new one or one's own again.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "BriefingSaveInput".
 */
export interface BriefingSaveInput {
  /**
   * What its author says of the figures.
   */
  comment?: string | null;
  /**
   * What it is of.
   */
  contents: {
    /**
     * The first day.
     */
    from: string;
    /**
     * Its reports, in their order.
     */
    parts: {
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
      report: 'composition' | 'contribution' | 'products' | 'opportunity' | 'service' | 'churn';
    }[];
    /**
     * The last day.
     */
    to: string;
  };
  /**
   * Of one that stands already.
   */
  id?: string | null;
  /**
   * To whom it will be sent.
   */
  recipients?: string[];
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
 * via the `definition` "BriefingSaveData".
 */
export interface BriefingSaveData {
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
export interface BriefingSendInput {
  /**
   * Which.
   */
  id: string;
  /**
   * The revision that was looked at.
   */
  rev: number;
}
/**
 * What was sent.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "BriefingSendData".
 */
export interface BriefingSendData {
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
export interface CatalogueGetInput {
  /**
   * `customer`, `contact`, `interaction`, `opportunity`, `plan`, `product`, `stock`, `service`, `sales_order`, `order_line`, `churn`.
   */
  entity: string;
}
/**
 * The answer of `catalogue.get`.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "CatalogueGetData".
 */
export interface CatalogueGetData {
  /**
   * The entity.
   */
  entity: string;
  /**
   * Its fields in the order of the form.
   */
  fields: {
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
    choices?: {
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
    }[];
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
    label?: {
      /**
       * English.
       */
      en: string;
      /**
       * Chinese.
       */
      zh: string;
    } | null;
    /**
     * It may be a list column.
     */
    list: boolean;
    /**
     * Class that hides it from a role.
     */
    mask?: ('phone' | 'bank' | 'amount') | null;
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
    type:
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
     * Unit that people enter it in (`wan`).
     */
    unit?: string | null;
  }[];
  /**
   * Custom fields that are no longer shown: only the history still names them.
   */
  retired: {
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
    choices?: {
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
    }[];
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
    label?: {
      /**
       * English.
       */
      en: string;
      /**
       * Chinese.
       */
      zh: string;
    } | null;
    /**
     * It may be a list column.
     */
    list: boolean;
    /**
     * Class that hides it from a role.
     */
    mask?: ('phone' | 'bank' | 'amount') | null;
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
    type:
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
     * Unit that people enter it in (`wan`).
     */
    unit?: string | null;
  }[];
  /**
   * Fields a list can be sorted by.
   */
  sorts: string[];
}
/**
 * Ops of the workspace. Without the right to read the audit log, one's own only.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ChangeListInput".
 */
export interface ChangeListInput {
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
 * via the `definition` "ChangeListData".
 */
export interface ChangeListData {
  /**
   * Newest first.
   */
  steps: {
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
    record: {
      /**
       * Its id.
       */
      id: string;
      /**
       * How a person knows it.
       */
      title: string;
    } | null;
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
  }[];
}
/**
 * Does again what this session last undid.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ChangeRedoInput".
 */
export interface ChangeRedoInput {
  /**
   * The undo to take back; this session's newest where it is left out.
   */
  op?: number | null;
}
/**
 * What was taken back.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ChangeRedoData".
 */
export interface ChangeRedoData {
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
export interface ChangeUndoInput {
  /**
   * Which; the newest of this session that can be undone where it is left out.
   */
  op?: number | null;
}
/**
 * What was taken back.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ChangeUndoData".
 */
export interface ChangeUndoData {
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
 * Applies a bundle of another copy.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ChangesApplyInput".
 */
export interface ChangesApplyInput {
  /**
   * The bundle, put before.
   */
  file: string;
}
/**
 * What came of it.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ChangesApplyData".
 */
export interface ChangesApplyData {
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
export interface ChangesExportInput {
  /**
   * The other copy's vector; everything where it is left out.
   */
  since?: string | null;
}
/**
 * A bundle to take.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ChangesExportData".
 */
export interface ChangesExportData {
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
 * via the `definition` "ChangesVectorData".
 */
export interface ChangesVectorData {
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
 * via the `definition` "ChurnCheckData".
 */
export interface ChurnCheckData {
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
export interface ChurnConfirmInput {
  /**
   * Which.
   */
  id: string;
  /**
   * Why he was lost.
   */
  reason: string;
}
/**
 * Where it stands.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ChurnConfirmData".
 */
export interface ChurnConfirmData {
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
export interface ChurnCountInput {
  /**
   * The recycle bin instead of the live ones.
   */
  bin?: boolean;
  /**
   * Of this customer only.
   */
  customer?: string | null;
  /**
   * Conditions that must all hold.
   */
  filter?: {
    /**
     * A field of the catalogue, `tag`, or `product` of what names several.
     */
    field: string;
    /**
     * How it is compared.
     */
    op:
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
     * What with; absent for `empty`, `not_empty`, `mine`.
     */
    value?: Json;
  }[];
}
/**
 * The answer of a count.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ChurnCountData".
 */
export interface ChurnCountData {
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
export interface ChurnGetInput {
  /**
   * Which.
   */
  id: string;
}
/**
 * A churn record with everything that its page shows.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ChurnGetData".
 */
export interface ChurnGetData {
  /**
   * What may be done with it now, and why not the rest.
   */
  actions: {
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
  }[];
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
  customer: {
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
  } | null;
  /**
   * Its id.
   */
  id: string;
  /**
   * Where it is in its life.
   */
  life: 'live' | 'binned' | 'withdrawn' | 'erased';
  /**
   * What was done to keep him, the latest first.
   */
  measures: {
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
  }[];
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
 * Steps of one churn record's history.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ChurnHistoryInput".
 */
export interface ChurnHistoryInput {
  /**
   * Before this op.
   */
  before?: number | null;
  /**
   * Whose.
   */
  id: string;
  /**
   * At most so many (50).
   */
  limit?: number | null;
}
/**
 * A record's history.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ChurnHistoryData".
 */
export interface ChurnHistoryData {
  /**
   * There are older ones.
   */
  more: boolean;
  /**
   * Newest first.
   */
  steps: {
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
    changes: {
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
    }[];
    /**
     * Which command.
     */
    command: string;
    /**
     * What it did.
     */
    kind: 'changed' | 'settled' | 'restored' | 'binned' | 'withdrawn' | 'created' | 'erased';
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
  }[];
}
/**
 * Holds a churn record, with what is done to keep the customer.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ChurnHoldInput".
 */
export interface ChurnHoldInput {
  /**
   * Which.
   */
  id: string;
  /**
   * What is done.
   */
  measure: string;
}
/**
 * Where it stands.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ChurnHoldData".
 */
export interface ChurnHoldData {
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
 * A page of churn records. At most one of `after`, `offset` and `jump` is looked at, in this order.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ChurnListInput".
 */
export interface ChurnListInput {
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
  customer?: string | null;
  /**
   * Conditions that must all hold.
   */
  filter?: {
    /**
     * A field of the catalogue, `tag`, or `product` of what names several.
     */
    field: string;
    /**
     * How it is compared.
     */
    op:
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
     * What with; absent for `empty`, `not_empty`, `mine`.
     */
    value?: Json;
  }[];
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
  sort?: {
    /**
     * A sortable field.
     */
    by: string;
    /**
     * From the last to the first.
     */
    desc?: boolean;
  } | null;
}
/**
 * A page.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ChurnListData".
 */
export interface ChurnListData {
  /**
   * The cursor of the next page; null at the end.
   */
  next: string | null;
  /**
   * Its rows.
   */
  rows: {
    /**
     * Some cell was changed apart on two copies.
     */
    conflict: boolean;
    /**
     * Who stopped ordering.
     */
    customer: {
      /**
       * Its id.
       */
      id: string;
      /**
       * Its name.
       */
      name: string;
    };
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
  }[];
}
/**
 * The place of the first churn record of a list whose key is not before a text.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ChurnPlaceInput".
 */
export interface ChurnPlaceInput {
  /**
   * The recycle bin instead of the live ones.
   */
  bin?: boolean;
  /**
   * Of this customer only.
   */
  customer?: string | null;
  /**
   * Conditions that must all hold.
   */
  filter?: {
    /**
     * A field of the catalogue, `tag`, or `product` of what names several.
     */
    field: string;
    /**
     * How it is compared.
     */
    op:
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
     * What with; absent for `empty`, `not_empty`, `mine`.
     */
    value?: Json;
  }[];
  /**
   * What it begins with; of a name, letters of its pinyin do.
   */
  jump: string;
  /**
   * As the list goes where it is left out. Not by owner: there a text has a place under each.
   */
  sort?: {
    /**
     * A sortable field.
     */
    by: string;
    /**
     * From the last to the first.
     */
    desc?: boolean;
  } | null;
}
/**
 * The answer of a place.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ChurnPlaceData".
 */
export interface ChurnPlaceData {
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
 * via the `definition` "ConflictCountData".
 */
export interface ConflictCountData {
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
 * via the `definition` "ConflictListData".
 */
export interface ConflictListData {
  /**
   * In no particular order.
   */
  conflicts: {
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
    heads: {
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
    }[];
    /**
     * Its id.
     */
    id: string;
    /**
     * How a person knows it.
     */
    title: string;
  }[];
}
/**
 * Closes a conflict with the value of one of its sides, on every copy that learns of it.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ConflictSettleInput".
 */
export interface ConflictSettleInput {
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
  id: string;
  /**
   * The side to keep.
   */
  op: number;
}
/**
 * That it was settled.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ConflictSettleData".
 */
export interface ConflictSettleData {
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
export interface ContactBinInput {
  /**
   * Which.
   */
  ids: string[];
}
/**
 * How many it was.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ContactBinData".
 */
export interface ContactBinData {
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
export interface ContactBulkInput {
  /**
   * Which.
   */
  ids: string[];
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
 * via the `definition` "ContactBulkData".
 */
export interface ContactBulkData {
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
export interface ContactCountInput {
  /**
   * The recycle bin instead of the live ones.
   */
  bin?: boolean;
  /**
   * Only those of this customer.
   */
  customer?: string | null;
  /**
   * Conditions that must all hold.
   */
  filter?: {
    /**
     * A field of the catalogue, `tag`, or `product` of what names several.
     */
    field: string;
    /**
     * How it is compared.
     */
    op:
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
     * What with; absent for `empty`, `not_empty`, `mine`.
     */
    value?: Json;
  }[];
}
/**
 * The answer of a count.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ContactCountData".
 */
export interface ContactCountData {
  /**
   * Exactly.
   */
  count: number;
}
/**
 * Makes a contact.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ContactCreateInput".
 */
export interface ContactCreateInput {
  /**
   * Whose.
   */
  customer: string;
  /**
   * Required fields may be empty; the record is then marked as to be completed.
   */
  incomplete?: boolean;
  /**
   * Phones, e-mails and accounts, beside those among the values.
   */
  points?: {
    /**
     * Of one that stands already.
     */
    id?: string | null;
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
  }[];
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
 * via the `definition` "ContactCreateData".
 */
export interface ContactCreateData {
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
export interface ContactEraseInput {
  /**
   * Whom.
   */
  id: string;
}
/**
 * What an erase cannot decide alone.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ContactEraseData".
 */
export interface ContactEraseData {
  /**
   * Other records in sight whose free text names him, for the user to look through.
   */
  elsewhere: {
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
  }[];
}
/**
 * Exports contacts: a list as it is filtered and sorted, or those that were picked. Masked fields are left out.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ContactExportInput".
 */
export interface ContactExportInput {
  /**
   * The columns, by fields, `tags`, `points`, `products`, `customer`, `customer_number` and `order_lines` (of orders: a row a line in a text, a further sheet in a workbook); all where it is left out.
   */
  columns?: string[] | null;
  /**
   * Of this customer only.
   */
  customer?: string | null;
  /**
   * Conditions that must all hold.
   */
  filter?: {
    /**
     * A field of the catalogue, `tag`, or `product` of what names several.
     */
    field: string;
    /**
     * How it is compared.
     */
    op:
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
     * What with; absent for `empty`, `not_empty`, `mine`.
     */
    value?: Json;
  }[];
  /**
   * What it is written as.
   */
  format?: 'csv' | 'xlsx' | 'vcf';
  /**
   * These records and no other, in this order; what says which rows of a list is then not looked at.
   */
  ids?: string[] | null;
  /**
   * The language of headers and words; the workspace's where it is left out.
   */
  language?: ('zh' | 'en') | null;
  /**
   * By name where it is left out.
   */
  sort?: {
    /**
     * A sortable field.
     */
    by: string;
    /**
     * From the last to the first.
     */
    desc?: boolean;
  } | null;
}
/**
 * What came of an export.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ContactExportData".
 */
export interface ContactExportData {
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
 * A contact by id.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ContactGetInput".
 */
export interface ContactGetInput {
  /**
   * Its id.
   */
  id: string;
}
/**
 * What the record page shows of a contact.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ContactGetData".
 */
export interface ContactGetData {
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
  customer: {
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
  };
  /**
   * Its id.
   */
  id: string;
  /**
   * Whether it stands.
   */
  life: 'live' | 'binned' | 'withdrawn' | 'erased';
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
  points: {
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
  }[];
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
 * Steps of one contact's history.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ContactHistoryInput".
 */
export interface ContactHistoryInput {
  /**
   * Before this op.
   */
  before?: number | null;
  /**
   * Whose.
   */
  id: string;
  /**
   * At most so many (50).
   */
  limit?: number | null;
}
/**
 * A record's history.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ContactHistoryData".
 */
export interface ContactHistoryData {
  /**
   * There are older ones.
   */
  more: boolean;
  /**
   * Newest first.
   */
  steps: {
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
    changes: {
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
    }[];
    /**
     * Which command.
     */
    command: string;
    /**
     * What it did.
     */
    kind: 'changed' | 'settled' | 'restored' | 'binned' | 'withdrawn' | 'created' | 'erased';
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
  }[];
}
/**
 * Imports contacts, each to the company that his row names; who has none is a customer himself.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ContactImportInput".
 */
export interface ContactImportInput {
  /**
   * Takes columns as they are guessed, whatever they were taken for in an earlier file of the same columns.
   */
  afresh?: boolean;
  /**
   * How the file is read, where the guess is overruled.
   */
  choice?: {
    /**
     * Of a text.
     */
    delimiter?: ('comma' | 'semicolon' | 'tab' | 'pipe') | null;
    /**
     * Of a text or of cards.
     */
    encoding?:
      | (
          | 'utf-8'
          | 'utf-16le'
          | 'utf-16be'
          | 'gb18030'
          | 'big5'
          | 'shift-jis'
          | 'euc-jp'
          | 'euc-kr'
          | 'windows-1252'
        )
      | null;
    /**
     * Where the columns are named.
     */
    header?:
      | 'guess'
      | {
          row: number;
        }
      | 'none';
    /**
     * Of a text.
     */
    quote?: ('double' | 'single' | 'none') | null;
    /**
     * Of a workbook: which of its sheets, from 0.
     */
    sheet?: number | null;
  };
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
  key?: 'name' | 'phone' | 'email' | 'credit_code';
  /**
   * Of a workbook with orders on one sheet and their lines on another: where the lines are.
   */
  lines?: {
    /**
     * Which sheet, and how it is read.
     */
    choice: {
      /**
       * Of a text.
       */
      delimiter?: ('comma' | 'semicolon' | 'tab' | 'pipe') | null;
      /**
       * Of a text or of cards.
       */
      encoding?:
        | (
            | 'utf-8'
            | 'utf-16le'
            | 'utf-16be'
            | 'gb18030'
            | 'big5'
            | 'shift-jis'
            | 'euc-jp'
            | 'euc-kr'
            | 'windows-1252'
          )
        | null;
      /**
       * Where the columns are named.
       */
      header?:
        | 'guess'
        | {
            row: number;
          }
        | 'none';
      /**
       * Of a text.
       */
      quote?: ('double' | 'single' | 'none') | null;
      /**
       * Of a workbook: which of its sheets, from 0.
       */
      sheet?: number | null;
    };
    /**
     * What its columns are taken for, where the guess is overruled.
     */
    map?: {
      /**
       * The column, by its name.
       */
      column: string;
      /**
       * Which comes first in its dates, where the column does not tell.
       */
      dates?: ('dmy' | 'mdy') | null;
      /**
       * A field, `contact.FIELD` or `customer.FIELD` of who stands beside it in the row, `number`, `family`, `given`,
       * `middle`, `split:name`, `split:address`, `tags`, `more:FIELD`, `point:KIND`; null: it is left out.
       */
      target?: string | null;
      /**
       * What becomes of words that its list has not; of those not named here, what `unknown` says.
       */
      words?: {
        /**
         * What becomes of a word.
         */
        [k: string]:
          | 'leave'
          | 'create'
          | {
              take: string;
            };
      };
    }[];
  } | null;
  /**
   * What columns are taken for, where the guess is overruled.
   */
  map?: {
    /**
     * The column, by its name.
     */
    column: string;
    /**
     * Which comes first in its dates, where the column does not tell.
     */
    dates?: ('dmy' | 'mdy') | null;
    /**
     * A field, `contact.FIELD` or `customer.FIELD` of who stands beside it in the row, `number`, `family`, `given`,
     * `middle`, `split:name`, `split:address`, `tags`, `more:FIELD`, `point:KIND`; null: it is left out.
     */
    target?: string | null;
    /**
     * What becomes of words that its list has not; of those not named here, what `unknown` says.
     */
    words?: {
      /**
       * What becomes of a word.
       */
      [k: string]:
        | 'leave'
        | 'create'
        | {
            take: string;
          };
    };
  }[];
  /**
   * What becomes of rows whose record is there, and of rows whose record is not.
   */
  mode?: 'create_or_update' | 'create' | 'update' | 'fill' | 'skip';
  /**
   * Whose the new customers are, where the file does not say it; oneself where nobody does.
   */
  owner?: string | null;
  /**
   * Tags of all new customers, beside those of the file.
   */
  tags?: string[];
  /**
   * What becomes of words that no list has.
   */
  unknown?: 'leave' | 'create';
  /**
   * What becomes of orders of customers whom nobody knows.
   */
  unknown_customer?: 'create' | 'reject';
}
/**
 * What came of an import.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ContactImportData".
 */
export interface ContactImportData {
  /**
   * Contacts made and changed.
   */
  contacts: {
    /**
     * Made.
     */
    created: number;
    /**
     * Changed.
     */
    updated: number;
  };
  /**
   * Rows that made something.
   */
  created: number;
  /**
   * Customers made and changed.
   */
  customers: {
    /**
     * Made.
     */
    created: number;
    /**
     * Changed.
     */
    updated: number;
  };
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
  interactions: {
    /**
     * Made.
     */
    created: number;
    /**
     * Changed.
     */
    updated: number;
  };
  /**
   * Lines of orders made, changed and taken away.
   */
  lines: {
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
  };
  /**
   * What is to be said of the file as a whole.
   */
  notes: (
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
      }
  )[];
  /**
   * Orders made and changed.
   */
  orders: {
    /**
     * Made.
     */
    created: number;
    /**
     * Changed.
     */
    updated: number;
  };
  /**
   * Rows refused, and cells that were not taken from rows that were, with the reason; the first thousand.
   */
  problems: {
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
  }[];
  /**
   * How many those are in all.
   */
  problems_total: number;
  /**
   * How often each reason stands among the problems, all of them counted.
   */
  reasons: {
    /**
     * How often.
     */
    count: number;
    /**
     * The code of the rule.
     */
    reason: string;
  }[];
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
 * A page of contacts. At most one of `after`, `offset` and `jump` is looked at, in this order.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ContactListInput".
 */
export interface ContactListInput {
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
  customer?: string | null;
  /**
   * Conditions that must all hold.
   */
  filter?: {
    /**
     * A field of the catalogue, `tag`, or `product` of what names several.
     */
    field: string;
    /**
     * How it is compared.
     */
    op:
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
     * What with; absent for `empty`, `not_empty`, `mine`.
     */
    value?: Json;
  }[];
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
  sort?: {
    /**
     * A sortable field.
     */
    by: string;
    /**
     * From the last to the first.
     */
    desc?: boolean;
  } | null;
}
/**
 * A page.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ContactListData".
 */
export interface ContactListData {
  /**
   * The cursor of the next page; null at the end.
   */
  next: string | null;
  /**
   * Its rows.
   */
  rows: {
    /**
     * Some cell was changed apart on two copies.
     */
    conflict: boolean;
    /**
     * Whose it is.
     */
    customer: {
      /**
       * Its id.
       */
      id: string;
      /**
       * Its name.
       */
      name: string;
    };
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
  }[];
}
/**
 * The place of the first contact of a list whose key is not before a text.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ContactPlaceInput".
 */
export interface ContactPlaceInput {
  /**
   * The recycle bin instead of the live ones.
   */
  bin?: boolean;
  /**
   * Only those of this customer.
   */
  customer?: string | null;
  /**
   * Conditions that must all hold.
   */
  filter?: {
    /**
     * A field of the catalogue, `tag`, or `product` of what names several.
     */
    field: string;
    /**
     * How it is compared.
     */
    op:
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
     * What with; absent for `empty`, `not_empty`, `mine`.
     */
    value?: Json;
  }[];
  /**
   * What it begins with; of a name, letters of its pinyin do.
   */
  jump: string;
  /**
   * As the list goes where it is left out. Not by owner: there a text has a place under each.
   */
  sort?: {
    /**
     * A sortable field.
     */
    by: string;
    /**
     * From the last to the first.
     */
    desc?: boolean;
  } | null;
}
/**
 * The answer of a place.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ContactPlaceData".
 */
export interface ContactPlaceData {
  /**
   * How many stand before it; all of them where none is at or after the text.
   */
  at: number;
}
/**
 * Sets all points of a contact; those left out go to the bin.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ContactPointsInput".
 */
export interface ContactPointsInput {
  /**
   * Whose.
   */
  id: string;
  /**
   * In their order.
   */
  set: {
    /**
     * Of one that stands already.
     */
    id?: string | null;
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
  }[];
}
/**
 * That they were set.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ContactPointsData".
 */
export interface ContactPointsData {
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
export interface ContactRestoreInput {
  /**
   * Which.
   */
  ids: string[];
}
/**
 * How many it was.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ContactRestoreData".
 */
export interface ContactRestoreData {
  /**
   * Records moved.
   */
  count: number;
}
/**
 * Changes fields of a contact.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ContactUpdateInput".
 */
export interface ContactUpdateInput {
  /**
   * Whose.
   */
  id: string;
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
 * via the `definition` "ContactUpdateData".
 */
export interface ContactUpdateData {
  /**
   * Fields that somebody else changed meanwhile; nothing of them was saved.
   */
  conflict: {
    /**
     * A field that two people changed.
     */
    [k: string]: {
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
    };
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
 * A customer at an instant.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "CustomerAsOfInput".
 */
export interface CustomerAsOfInput {
  /**
   * When: `2026-11-22T07:31:00.000Z`.
   */
  at: string;
  /**
   * Whose.
   */
  id: string;
}
/**
 * The record as it stood.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "CustomerAsOfData".
 */
export interface CustomerAsOfData {
  /**
   * Whether it stood.
   */
  life: 'live' | 'binned' | 'withdrawn' | 'erased';
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
export interface CustomerBinInput {
  /**
   * Which.
   */
  ids: string[];
}
/**
 * How many it was.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "CustomerBinData".
 */
export interface CustomerBinData {
  /**
   * Records moved.
   */
  count: number;
}
/**
 * Sets the same fields on many customers, as one group.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "CustomerBulkInput".
 */
export interface CustomerBulkInput {
  /**
   * Which.
   */
  ids: string[];
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
 * via the `definition` "CustomerBulkData".
 */
export interface CustomerBulkData {
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
 * How many customers a list has.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "CustomerCountInput".
 */
export interface CustomerCountInput {
  /**
   * The recycle bin instead of the live ones.
   */
  bin?: boolean;
  /**
   * Conditions that must all hold.
   */
  filter?: {
    /**
     * A field of the catalogue, `tag`, or `product` of what names several.
     */
    field: string;
    /**
     * How it is compared.
     */
    op:
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
     * What with; absent for `empty`, `not_empty`, `mine`.
     */
    value?: Json;
  }[];
}
/**
 * The answer of a count.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "CustomerCountData".
 */
export interface CustomerCountData {
  /**
   * Exactly.
   */
  count: number;
}
/**
 * Makes a customer.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "CustomerCreateInput".
 */
export interface CustomerCreateInput {
  /**
   * Required fields may be empty; the record is then marked as to be completed.
   */
  incomplete?: boolean;
  /**
   * Further phones, e-mails and accounts.
   */
  points?: {
    /**
     * Of one that stands already.
     */
    id?: string | null;
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
  }[];
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
 * via the `definition` "CustomerCreateData".
 */
export interface CustomerCreateData {
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
export interface CustomerEraseInput {
  /**
   * Whom.
   */
  id: string;
}
/**
 * What an erase cannot decide alone.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "CustomerEraseData".
 */
export interface CustomerEraseData {
  /**
   * Other records in sight whose free text names him, for the user to look through.
   */
  elsewhere: {
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
  }[];
}
/**
 * Exports customers: a list as it is filtered and sorted, or those that were picked. Masked fields are left out.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "CustomerExportInput".
 */
export interface CustomerExportInput {
  /**
   * The columns, by fields, `tags`, `points`, `products`, `customer`, `customer_number` and `order_lines` (of orders: a row a line in a text, a further sheet in a workbook); all where it is left out.
   */
  columns?: string[] | null;
  /**
   * Conditions that must all hold.
   */
  filter?: {
    /**
     * A field of the catalogue, `tag`, or `product` of what names several.
     */
    field: string;
    /**
     * How it is compared.
     */
    op:
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
     * What with; absent for `empty`, `not_empty`, `mine`.
     */
    value?: Json;
  }[];
  /**
   * What it is written as.
   */
  format?: 'csv' | 'xlsx' | 'vcf';
  /**
   * These records and no other, in this order; what says which rows of a list is then not looked at.
   */
  ids?: string[] | null;
  /**
   * The language of headers and words; the workspace's where it is left out.
   */
  language?: ('zh' | 'en') | null;
  /**
   * By name where it is left out.
   */
  sort?: {
    /**
     * A sortable field.
     */
    by: string;
    /**
     * From the last to the first.
     */
    desc?: boolean;
  } | null;
}
/**
 * What came of an export.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "CustomerExportData".
 */
export interface CustomerExportData {
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
 * A customer by id.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "CustomerGetInput".
 */
export interface CustomerGetInput {
  /**
   * Its id.
   */
  id: string;
}
/**
 * What the record page shows of a customer.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "CustomerGetData".
 */
export interface CustomerGetData {
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
  life: 'live' | 'binned' | 'withdrawn' | 'erased';
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
  points: {
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
  }[];
  /**
   * What a save sends back.
   */
  rev: number;
  /**
   * Tags.
   */
  tags: {
    /**
     * Its id.
     */
    id: string;
    /**
     * Its name.
     */
    name: string;
  }[];
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
 * Steps of one customer's history.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "CustomerHistoryInput".
 */
export interface CustomerHistoryInput {
  /**
   * Before this op.
   */
  before?: number | null;
  /**
   * Whose.
   */
  id: string;
  /**
   * At most so many (50).
   */
  limit?: number | null;
}
/**
 * A record's history.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "CustomerHistoryData".
 */
export interface CustomerHistoryData {
  /**
   * There are older ones.
   */
  more: boolean;
  /**
   * Newest first.
   */
  steps: {
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
    changes: {
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
    }[];
    /**
     * Which command.
     */
    command: string;
    /**
     * What it did.
     */
    kind: 'changed' | 'settled' | 'restored' | 'binned' | 'withdrawn' | 'created' | 'erased';
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
  }[];
}
/**
 * Imports customers.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "CustomerImportInput".
 */
export interface CustomerImportInput {
  /**
   * Takes columns as they are guessed, whatever they were taken for in an earlier file of the same columns.
   */
  afresh?: boolean;
  /**
   * How the file is read, where the guess is overruled.
   */
  choice?: {
    /**
     * Of a text.
     */
    delimiter?: ('comma' | 'semicolon' | 'tab' | 'pipe') | null;
    /**
     * Of a text or of cards.
     */
    encoding?:
      | (
          | 'utf-8'
          | 'utf-16le'
          | 'utf-16be'
          | 'gb18030'
          | 'big5'
          | 'shift-jis'
          | 'euc-jp'
          | 'euc-kr'
          | 'windows-1252'
        )
      | null;
    /**
     * Where the columns are named.
     */
    header?:
      | 'guess'
      | {
          row: number;
        }
      | 'none';
    /**
     * Of a text.
     */
    quote?: ('double' | 'single' | 'none') | null;
    /**
     * Of a workbook: which of its sheets, from 0.
     */
    sheet?: number | null;
  };
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
  key?: 'name' | 'phone' | 'email' | 'credit_code';
  /**
   * Of a workbook with orders on one sheet and their lines on another: where the lines are.
   */
  lines?: {
    /**
     * Which sheet, and how it is read.
     */
    choice: {
      /**
       * Of a text.
       */
      delimiter?: ('comma' | 'semicolon' | 'tab' | 'pipe') | null;
      /**
       * Of a text or of cards.
       */
      encoding?:
        | (
            | 'utf-8'
            | 'utf-16le'
            | 'utf-16be'
            | 'gb18030'
            | 'big5'
            | 'shift-jis'
            | 'euc-jp'
            | 'euc-kr'
            | 'windows-1252'
          )
        | null;
      /**
       * Where the columns are named.
       */
      header?:
        | 'guess'
        | {
            row: number;
          }
        | 'none';
      /**
       * Of a text.
       */
      quote?: ('double' | 'single' | 'none') | null;
      /**
       * Of a workbook: which of its sheets, from 0.
       */
      sheet?: number | null;
    };
    /**
     * What its columns are taken for, where the guess is overruled.
     */
    map?: {
      /**
       * The column, by its name.
       */
      column: string;
      /**
       * Which comes first in its dates, where the column does not tell.
       */
      dates?: ('dmy' | 'mdy') | null;
      /**
       * A field, `contact.FIELD` or `customer.FIELD` of who stands beside it in the row, `number`, `family`, `given`,
       * `middle`, `split:name`, `split:address`, `tags`, `more:FIELD`, `point:KIND`; null: it is left out.
       */
      target?: string | null;
      /**
       * What becomes of words that its list has not; of those not named here, what `unknown` says.
       */
      words?: {
        /**
         * What becomes of a word.
         */
        [k: string]:
          | 'leave'
          | 'create'
          | {
              take: string;
            };
      };
    }[];
  } | null;
  /**
   * What columns are taken for, where the guess is overruled.
   */
  map?: {
    /**
     * The column, by its name.
     */
    column: string;
    /**
     * Which comes first in its dates, where the column does not tell.
     */
    dates?: ('dmy' | 'mdy') | null;
    /**
     * A field, `contact.FIELD` or `customer.FIELD` of who stands beside it in the row, `number`, `family`, `given`,
     * `middle`, `split:name`, `split:address`, `tags`, `more:FIELD`, `point:KIND`; null: it is left out.
     */
    target?: string | null;
    /**
     * What becomes of words that its list has not; of those not named here, what `unknown` says.
     */
    words?: {
      /**
       * What becomes of a word.
       */
      [k: string]:
        | 'leave'
        | 'create'
        | {
            take: string;
          };
    };
  }[];
  /**
   * What becomes of rows whose record is there, and of rows whose record is not.
   */
  mode?: 'create_or_update' | 'create' | 'update' | 'fill' | 'skip';
  /**
   * Whose the new customers are, where the file does not say it; oneself where nobody does.
   */
  owner?: string | null;
  /**
   * Tags of all new customers, beside those of the file.
   */
  tags?: string[];
  /**
   * What becomes of words that no list has.
   */
  unknown?: 'leave' | 'create';
  /**
   * What becomes of orders of customers whom nobody knows.
   */
  unknown_customer?: 'create' | 'reject';
}
/**
 * What came of an import.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "CustomerImportData".
 */
export interface CustomerImportData {
  /**
   * Contacts made and changed.
   */
  contacts: {
    /**
     * Made.
     */
    created: number;
    /**
     * Changed.
     */
    updated: number;
  };
  /**
   * Rows that made something.
   */
  created: number;
  /**
   * Customers made and changed.
   */
  customers: {
    /**
     * Made.
     */
    created: number;
    /**
     * Changed.
     */
    updated: number;
  };
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
  interactions: {
    /**
     * Made.
     */
    created: number;
    /**
     * Changed.
     */
    updated: number;
  };
  /**
   * Lines of orders made, changed and taken away.
   */
  lines: {
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
  };
  /**
   * What is to be said of the file as a whole.
   */
  notes: (
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
      }
  )[];
  /**
   * Orders made and changed.
   */
  orders: {
    /**
     * Made.
     */
    created: number;
    /**
     * Changed.
     */
    updated: number;
  };
  /**
   * Rows refused, and cells that were not taken from rows that were, with the reason; the first thousand.
   */
  problems: {
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
  }[];
  /**
   * How many those are in all.
   */
  problems_total: number;
  /**
   * How often each reason stands among the problems, all of them counted.
   */
  reasons: {
    /**
     * How often.
     */
    count: number;
    /**
     * The code of the rule.
     */
    reason: string;
  }[];
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
 * A page of customers. At most one of `after`, `offset` and `jump` is looked at, in this order.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "CustomerListInput".
 */
export interface CustomerListInput {
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
  filter?: {
    /**
     * A field of the catalogue, `tag`, or `product` of what names several.
     */
    field: string;
    /**
     * How it is compared.
     */
    op:
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
     * What with; absent for `empty`, `not_empty`, `mine`.
     */
    value?: Json;
  }[];
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
  sort?: {
    /**
     * A sortable field.
     */
    by: string;
    /**
     * From the last to the first.
     */
    desc?: boolean;
  } | null;
}
/**
 * A page.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "CustomerListData".
 */
export interface CustomerListData {
  /**
   * The cursor of the next page; null at the end.
   */
  next: string | null;
  /**
   * Its rows.
   */
  rows: {
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
  }[];
}
/**
 * The place of the first customer of a list whose key is not before a text.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "CustomerPlaceInput".
 */
export interface CustomerPlaceInput {
  /**
   * The recycle bin instead of the live ones.
   */
  bin?: boolean;
  /**
   * Conditions that must all hold.
   */
  filter?: {
    /**
     * A field of the catalogue, `tag`, or `product` of what names several.
     */
    field: string;
    /**
     * How it is compared.
     */
    op:
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
     * What with; absent for `empty`, `not_empty`, `mine`.
     */
    value?: Json;
  }[];
  /**
   * What it begins with; of a name, letters of its pinyin do.
   */
  jump: string;
  /**
   * As the list goes where it is left out. Not by owner: there a text has a place under each.
   */
  sort?: {
    /**
     * A sortable field.
     */
    by: string;
    /**
     * From the last to the first.
     */
    desc?: boolean;
  } | null;
}
/**
 * The answer of a place.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "CustomerPlaceData".
 */
export interface CustomerPlaceData {
  /**
   * How many stand before it; all of them where none is at or after the text.
   */
  at: number;
}
/**
 * Sets all points of a customer; those left out go to the bin.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "CustomerPointsInput".
 */
export interface CustomerPointsInput {
  /**
   * Whose.
   */
  id: string;
  /**
   * In their order.
   */
  set: {
    /**
     * Of one that stands already.
     */
    id?: string | null;
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
  }[];
}
/**
 * That they were set.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "CustomerPointsData".
 */
export interface CustomerPointsData {
  /**
   * How many there are now.
   */
  count: number;
}
/**
 * Brings customers back, each with exactly what went to the bin with it.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "CustomerRestoreInput".
 */
export interface CustomerRestoreInput {
  /**
   * Which.
   */
  ids: string[];
}
/**
 * How many it was.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "CustomerRestoreData".
 */
export interface CustomerRestoreData {
  /**
   * Records moved.
   */
  count: number;
}
/**
 * Adds and removes tags on customers.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "CustomerTagInput".
 */
export interface CustomerTagInput {
  /**
   * Names; new ones are made.
   */
  add?: string[];
  /**
   * Which.
   */
  ids: string[];
  /**
   * Names.
   */
  remove?: string[];
}
/**
 * That it was done.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "CustomerTagData".
 */
export interface CustomerTagData {
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
export interface CustomerTimelineInput {
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
  id: string;
  /**
   * Kinds wanted; all where it is left out.
   */
  kinds?:
    ('interaction' | 'contact' | 'opportunity' | 'service' | 'sales_order' | 'change' | 'life')[] | null;
  /**
   * Entries wanted: 1 to 200, 50 where it is left out.
   */
  limit?: number | null;
}
/**
 * A page of a timeline.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "CustomerTimelineData".
 */
export interface CustomerTimelineData {
  /**
   * Newest first.
   */
  entries: {
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
    changes: {
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
    }[];
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
    kind: 'interaction' | 'contact' | 'opportunity' | 'service' | 'sales_order' | 'change' | 'life';
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
    what: ('changed' | 'settled' | 'restored' | 'binned' | 'withdrawn' | 'created' | 'erased') | null;
  }[];
  /**
   * The cursor of the next page; null at the end.
   */
  next: string | null;
}
/**
 * Changes fields of a customer.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "CustomerUpdateInput".
 */
export interface CustomerUpdateInput {
  /**
   * Whose.
   */
  id: string;
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
 * via the `definition` "CustomerUpdateData".
 */
export interface CustomerUpdateData {
  /**
   * Fields that somebody else changed meanwhile; nothing of them was saved.
   */
  conflict: {
    /**
     * A field that two people changed.
     */
    [k: string]: {
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
    };
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
 * Fills the workspace with sample customers, their contacts, what was dealt with them, what they may
 * buy, what they bought and what they asked for.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "DemoFillInput".
 */
export interface DemoFillInput {
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
 * via the `definition` "DemoFillData".
 */
export interface DemoFillData {
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
export interface DictionaryAddInput {
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
 * via the `definition` "DictionaryAddData".
 */
export interface DictionaryAddData {
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
export interface DictionaryDeleteInput {
  /**
   * Which.
   */
  id: string;
}
/**
 * That it is gone.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "DictionaryDeleteData".
 */
export interface DictionaryDeleteData {
  /**
   * Always true.
   */
  deleted: boolean;
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
 * via the `definition` "DictionaryListData".
 */
export interface DictionaryListData {
  /**
   * All of them.
   */
  categories: {
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
    items: {
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
    }[];
    /**
     * English label.
     */
    label_en: string;
    /**
     * Chinese label.
     */
    label_zh: string;
  }[];
}
/**
 * Puts the items of a list in this order; those not named stay behind them in theirs.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "DictionarySortInput".
 */
export interface DictionarySortInput {
  /**
   * The list.
   */
  category: string;
  /**
   * Its items, first to last.
   */
  ids: string[];
}
/**
 * What came of it.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "DictionarySortData".
 */
export interface DictionarySortData {
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
export interface DictionaryUpdateInput {
  /**
   * Which.
   */
  id: string;
  /**
   * The revision that it was shown with.
   */
  rev: number;
  /**
   * What to change.
   */
  set: {
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
  };
}
/**
 * What came of it.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "DictionaryUpdateData".
 */
export interface DictionaryUpdateData {
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
 * via the `definition` "DoctorCheckData".
 */
export interface DoctorCheckData {
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
 * via the `definition` "DoctorRebuildData".
 */
export interface DoctorRebuildData {
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
export interface FieldAddInput {
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
  kind: 'text' | 'number' | 'money' | 'date' | 'choice' | 'multi_choice' | 'check' | 'link';
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
  options?: {
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
  }[];
  /**
   * The full form asks for it.
   */
  required?: boolean;
}
/**
 * The new field.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "FieldAddData".
 */
export interface FieldAddData {
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
export interface FieldListInput {
  /**
   * `customer`, `contact` or `interaction`.
   */
  entity: string;
}
/**
 * The answer of `field.list`.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "FieldListData".
 */
export interface FieldListData {
  /**
   * In their order.
   */
  fields: {
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
    kind: 'text' | 'number' | 'money' | 'date' | 'choice' | 'multi_choice' | 'check' | 'link';
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
    options: {
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
    }[];
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
  }[];
}
/**
 * Puts the fields of an entity in this order; those not named stay behind them in theirs.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "FieldSortInput".
 */
export interface FieldSortInput {
  /**
   * `customer`, `contact` or `interaction`.
   */
  entity: string;
  /**
   * Its fields, first to last.
   */
  ids: string[];
}
/**
 * What came of it.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "FieldSortData".
 */
export interface FieldSortData {
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
export interface FieldUpdateInput {
  /**
   * Which.
   */
  id: string;
  /**
   * The revision that it was shown with.
   */
  rev: number;
  /**
   * What to change.
   */
  set: {
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
    options?:
      | {
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
        }[]
      | null;
    /**
     * The full form asks for it.
     */
    required?: boolean | null;
  };
}
/**
 * What came of it.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "FieldUpdateData".
 */
export interface FieldUpdateData {
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
export interface HomeGetInput {
  /**
   * Which period is compared with the one before.
   */
  span?: 'month' | 'quarter';
}
/**
 * The answer of `home.get`.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "HomeGetData".
 */
export interface HomeGetData {
  /**
   * The days that they are compared with: as many of the one before.
   */
  before: {
    /**
     * The first day.
     */
    from: string | null;
    /**
     * The last day.
     */
    to: string | null;
  };
  /**
   * What amounts are counted in.
   */
  currency: string;
  /**
   * Those that the session's rights speak of.
   */
  groups: {
    /**
     * `mine`: in one's own hands; `team`: to be assigned and looked after; `period`: what came of it.
     */
    key: string;
    /**
     * The most pressing first.
     */
    numbers: {
      /**
       * The same of the period before; null: there is none.
       */
      before: number | null;
      /**
       * The list behind it; of a count it has just so many records.
       */
      behind: {
        /**
         * Whose list.
         */
        entity: string;
        /**
         * Its filter.
         */
        filter: {
          /**
           * A field of the catalogue, `tag`, or `product` of what names several.
           */
          field: string;
          /**
           * How it is compared.
           */
          op:
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
           * What with; absent for `empty`, `not_empty`, `mine`.
           */
          value?: Json;
        }[];
      };
      /**
       * What it tells: `unassigned`, `orders` …
       */
      key: string;
      /**
       * How it is written.
       */
      kind: 'count' | 'amount' | 'share';
      /**
       * It should be none.
       */
      late: boolean;
      /**
       * The value; null: of nothing.
       */
      value: number | null;
    }[];
  }[];
  /**
   * The management report that was sent last, of those in sight.
   */
  newest: {
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
  } | null;
  /**
   * The days of the period so far.
   */
  period: {
    /**
     * The first day.
     */
    from: string | null;
    /**
     * The last day.
     */
    to: string | null;
  };
}
/**
 * Imports, the newest first. Without the right to read the audit log, one's own only.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ImportHistoryInput".
 */
export interface ImportHistoryInput {
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
 * via the `definition` "ImportHistoryData".
 */
export interface ImportHistoryData {
  /**
   * The newest first.
   */
  imports: {
    /**
     * When it began: what it made was made from then …
     */
    at: string;
    /**
     * Who.
     */
    by: {
      /**
       * His id.
       */
      id: string;
      /**
       * His name.
       */
      name: string;
    } | null;
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
    left: {
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
    }[];
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
  }[];
  /**
   * There are older ones.
   */
  more: boolean;
}
/**
 * Looks at a file to be imported.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ImportPreviewInput".
 */
export interface ImportPreviewInput {
  /**
   * Takes columns as they are guessed, whatever they were taken for in an earlier file of the same columns.
   */
  afresh?: boolean;
  /**
   * What its rows are.
   */
  as?:
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
   * How it is read, where the guess is overruled.
   */
  choice?: {
    /**
     * Of a text.
     */
    delimiter?: ('comma' | 'semicolon' | 'tab' | 'pipe') | null;
    /**
     * Of a text or of cards.
     */
    encoding?:
      | (
          | 'utf-8'
          | 'utf-16le'
          | 'utf-16be'
          | 'gb18030'
          | 'big5'
          | 'shift-jis'
          | 'euc-jp'
          | 'euc-kr'
          | 'windows-1252'
        )
      | null;
    /**
     * Where the columns are named.
     */
    header?:
      | 'guess'
      | {
          row: number;
        }
      | 'none';
    /**
     * Of a text.
     */
    quote?: ('double' | 'single' | 'none') | null;
    /**
     * Of a workbook: which of its sheets, from 0.
     */
    sheet?: number | null;
  };
  /**
   * The file, put before.
   */
  file: string;
  /**
   * What columns are taken for, where the guess is overruled.
   */
  map?: {
    /**
     * The column, by its name.
     */
    column: string;
    /**
     * Which comes first in its dates, where the column does not tell.
     */
    dates?: ('dmy' | 'mdy') | null;
    /**
     * A field, `contact.FIELD` or `customer.FIELD` of who stands beside it in the row, `number`, `family`, `given`,
     * `middle`, `split:name`, `split:address`, `tags`, `more:FIELD`, `point:KIND`; null: it is left out.
     */
    target?: string | null;
    /**
     * What becomes of words that its list has not; of those not named here, what `unknown` says.
     */
    words?: {
      /**
       * What becomes of a word.
       */
      [k: string]:
        | 'leave'
        | 'create'
        | {
            take: string;
          };
    };
  }[];
}
/**
 * What the file is and means.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ImportPreviewData".
 */
export interface ImportPreviewData {
  /**
   * Its columns.
   */
  columns: {
    /**
     * What its cells may be taken apart into: `split:address`, `split:name`.
     */
    apart: string | null;
    /**
     * Which comes first, where some date needs it.
     */
    dates: ('dmy' | 'mdy') | null;
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
      /**
       * What becomes of a word.
       */
      [k: string]:
        | 'leave'
        | 'create'
        | {
            take: string;
          };
    };
  }[];
  /**
   * The row that names the columns, as a spreadsheet counts; null where none does.
   */
  header: number | null;
  /**
   * What is to be said of the file as a whole.
   */
  notes: (
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
      }
  )[];
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
  rows: {
    /**
     * Its number as a spreadsheet counts.
     */
    number: number;
    /**
     * What is wrong with it.
     */
    problems: {
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
    }[];
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
  }[];
  /**
   * What it is, and how it is read.
   */
  source:
    | {
        /**
         * What separates its cells.
         */
        delimiter: 'comma' | 'semicolon' | 'tab' | 'pipe';
        /**
         * Its encoding.
         */
        encoding:
          | 'utf-8'
          | 'utf-16le'
          | 'utf-16be'
          | 'gb18030'
          | 'big5'
          | 'shift-jis'
          | 'euc-jp'
          | 'euc-kr'
          | 'windows-1252';
        format: 'text';
        /**
         * It begins with a mark of its encoding.
         */
        mark: boolean;
        /**
         * What its cells are quoted with.
         */
        quote: 'double' | 'single' | 'none';
        /**
         * The encoding rests on a guess from little.
         */
        unsure: boolean;
      }
    | {
        /**
         * Which format.
         */
        book: 'xlsx' | 'xls' | 'ods';
        format: 'workbook';
        /**
         * The one that is read: what was chosen, or the first that is shown and has rows.
         */
        sheet: number;
        /**
         * The sheets, in their order.
         */
        sheets: {
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
        }[];
      }
    | {
        /**
         * What the raw bytes of those are in that do not say it.
         */
        encoding:
          | 'utf-8'
          | 'utf-16le'
          | 'utf-16be'
          | 'gb18030'
          | 'big5'
          | 'shift-jis'
          | 'euc-jp'
          | 'euc-kr'
          | 'windows-1252';
        format: 'cards';
      };
  /**
   * What a column may be taken for.
   */
  targets: {
    /**
     * The section of the form where it stands; `parts`, `points` or `more` for what is no field, `contact` or `customer`
     * for what is said of who stands beside it.
     */
    group: string;
    /**
     * What people call it.
     */
    label: {
      /**
       * English.
       */
      en: string;
      /**
       * Chinese.
       */
      zh: string;
    };
    /**
     * Its name in calls.
     */
    target: string;
  }[];
  /**
   * How many rows it has.
   */
  total: number;
}
/**
 * Moves interactions, with all that belongs to them, to the recycle bin.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "InteractionBinInput".
 */
export interface InteractionBinInput {
  /**
   * Which.
   */
  ids: string[];
}
/**
 * How many it was.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "InteractionBinData".
 */
export interface InteractionBinData {
  /**
   * Records moved.
   */
  count: number;
}
/**
 * Sets the same fields on many interactions, as one group.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "InteractionBulkInput".
 */
export interface InteractionBulkInput {
  /**
   * Which.
   */
  ids: string[];
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
 * via the `definition` "InteractionBulkData".
 */
export interface InteractionBulkData {
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
 * How many interactions a list has.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "InteractionCountInput".
 */
export interface InteractionCountInput {
  /**
   * The recycle bin instead of the live ones.
   */
  bin?: boolean;
  /**
   * Only those with this contact.
   */
  contact?: string | null;
  /**
   * Only those with this customer.
   */
  customer?: string | null;
  /**
   * Conditions that must all hold.
   */
  filter?: {
    /**
     * A field of the catalogue, `tag`, or `product` of what names several.
     */
    field: string;
    /**
     * How it is compared.
     */
    op:
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
     * What with; absent for `empty`, `not_empty`, `mine`.
     */
    value?: Json;
  }[];
}
/**
 * The answer of a count.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "InteractionCountData".
 */
export interface InteractionCountData {
  /**
   * Exactly.
   */
  count: number;
}
/**
 * Makes an interaction.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "InteractionCreateInput".
 */
export interface InteractionCreateInput {
  /**
   * With whom.
   */
  customer: string;
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
 * The new record.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "InteractionCreateData".
 */
export interface InteractionCreateData {
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
 * Erases an interaction for good: here, in the journal, and on every copy that learns of it.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "InteractionEraseInput".
 */
export interface InteractionEraseInput {
  /**
   * Which.
   */
  id: string;
}
/**
 * What an erase cannot decide alone.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "InteractionEraseData".
 */
export interface InteractionEraseData {
  /**
   * Other records in sight whose free text names him, for the user to look through.
   */
  elsewhere: {
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
  }[];
}
/**
 * Exports interactions: a list as it is filtered and sorted, or those that were picked. Masked fields are left out.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "InteractionExportInput".
 */
export interface InteractionExportInput {
  /**
   * The columns, by fields, `tags`, `points`, `products`, `customer`, `customer_number` and `order_lines` (of orders: a row a line in a text, a further sheet in a workbook); all where it is left out.
   */
  columns?: string[] | null;
  /**
   * With this contact only.
   */
  contact?: string | null;
  /**
   * With this customer only.
   */
  customer?: string | null;
  /**
   * Conditions that must all hold.
   */
  filter?: {
    /**
     * A field of the catalogue, `tag`, or `product` of what names several.
     */
    field: string;
    /**
     * How it is compared.
     */
    op:
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
     * What with; absent for `empty`, `not_empty`, `mine`.
     */
    value?: Json;
  }[];
  /**
   * What it is written as.
   */
  format?: 'csv' | 'xlsx' | 'vcf';
  /**
   * These records and no other, in this order; what says which rows of a list is then not looked at.
   */
  ids?: string[] | null;
  /**
   * The language of headers and words; the workspace's where it is left out.
   */
  language?: ('zh' | 'en') | null;
  /**
   * The latest first where it is left out.
   */
  sort?: {
    /**
     * A sortable field.
     */
    by: string;
    /**
     * From the last to the first.
     */
    desc?: boolean;
  } | null;
}
/**
 * What came of an export.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "InteractionExportData".
 */
export interface InteractionExportData {
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
 * An interaction by id.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "InteractionGetInput".
 */
export interface InteractionGetInput {
  /**
   * Its id.
   */
  id: string;
}
/**
 * What the record page shows of an interaction.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "InteractionGetData".
 */
export interface InteractionGetData {
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
  customer: {
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
  };
  /**
   * Its id.
   */
  id: string;
  /**
   * Whether it stands.
   */
  life: 'live' | 'binned' | 'withdrawn' | 'erased';
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
export interface InteractionHistoryInput {
  /**
   * Before this op.
   */
  before?: number | null;
  /**
   * Whose.
   */
  id: string;
  /**
   * At most so many (50).
   */
  limit?: number | null;
}
/**
 * A record's history.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "InteractionHistoryData".
 */
export interface InteractionHistoryData {
  /**
   * There are older ones.
   */
  more: boolean;
  /**
   * Newest first.
   */
  steps: {
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
    changes: {
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
    }[];
    /**
     * Which command.
     */
    command: string;
    /**
     * What it did.
     */
    kind: 'changed' | 'settled' | 'restored' | 'binned' | 'withdrawn' | 'created' | 'erased';
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
  }[];
}
/**
 * Imports interactions, each with the customer that its row names.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "InteractionImportInput".
 */
export interface InteractionImportInput {
  /**
   * Takes columns as they are guessed, whatever they were taken for in an earlier file of the same columns.
   */
  afresh?: boolean;
  /**
   * How the file is read, where the guess is overruled.
   */
  choice?: {
    /**
     * Of a text.
     */
    delimiter?: ('comma' | 'semicolon' | 'tab' | 'pipe') | null;
    /**
     * Of a text or of cards.
     */
    encoding?:
      | (
          | 'utf-8'
          | 'utf-16le'
          | 'utf-16be'
          | 'gb18030'
          | 'big5'
          | 'shift-jis'
          | 'euc-jp'
          | 'euc-kr'
          | 'windows-1252'
        )
      | null;
    /**
     * Where the columns are named.
     */
    header?:
      | 'guess'
      | {
          row: number;
        }
      | 'none';
    /**
     * Of a text.
     */
    quote?: ('double' | 'single' | 'none') | null;
    /**
     * Of a workbook: which of its sheets, from 0.
     */
    sheet?: number | null;
  };
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
  key?: 'name' | 'phone' | 'email' | 'credit_code';
  /**
   * Of a workbook with orders on one sheet and their lines on another: where the lines are.
   */
  lines?: {
    /**
     * Which sheet, and how it is read.
     */
    choice: {
      /**
       * Of a text.
       */
      delimiter?: ('comma' | 'semicolon' | 'tab' | 'pipe') | null;
      /**
       * Of a text or of cards.
       */
      encoding?:
        | (
            | 'utf-8'
            | 'utf-16le'
            | 'utf-16be'
            | 'gb18030'
            | 'big5'
            | 'shift-jis'
            | 'euc-jp'
            | 'euc-kr'
            | 'windows-1252'
          )
        | null;
      /**
       * Where the columns are named.
       */
      header?:
        | 'guess'
        | {
            row: number;
          }
        | 'none';
      /**
       * Of a text.
       */
      quote?: ('double' | 'single' | 'none') | null;
      /**
       * Of a workbook: which of its sheets, from 0.
       */
      sheet?: number | null;
    };
    /**
     * What its columns are taken for, where the guess is overruled.
     */
    map?: {
      /**
       * The column, by its name.
       */
      column: string;
      /**
       * Which comes first in its dates, where the column does not tell.
       */
      dates?: ('dmy' | 'mdy') | null;
      /**
       * A field, `contact.FIELD` or `customer.FIELD` of who stands beside it in the row, `number`, `family`, `given`,
       * `middle`, `split:name`, `split:address`, `tags`, `more:FIELD`, `point:KIND`; null: it is left out.
       */
      target?: string | null;
      /**
       * What becomes of words that its list has not; of those not named here, what `unknown` says.
       */
      words?: {
        /**
         * What becomes of a word.
         */
        [k: string]:
          | 'leave'
          | 'create'
          | {
              take: string;
            };
      };
    }[];
  } | null;
  /**
   * What columns are taken for, where the guess is overruled.
   */
  map?: {
    /**
     * The column, by its name.
     */
    column: string;
    /**
     * Which comes first in its dates, where the column does not tell.
     */
    dates?: ('dmy' | 'mdy') | null;
    /**
     * A field, `contact.FIELD` or `customer.FIELD` of who stands beside it in the row, `number`, `family`, `given`,
     * `middle`, `split:name`, `split:address`, `tags`, `more:FIELD`, `point:KIND`; null: it is left out.
     */
    target?: string | null;
    /**
     * What becomes of words that its list has not; of those not named here, what `unknown` says.
     */
    words?: {
      /**
       * What becomes of a word.
       */
      [k: string]:
        | 'leave'
        | 'create'
        | {
            take: string;
          };
    };
  }[];
  /**
   * What becomes of rows whose record is there, and of rows whose record is not.
   */
  mode?: 'create_or_update' | 'create' | 'update' | 'fill' | 'skip';
  /**
   * Whose the new customers are, where the file does not say it; oneself where nobody does.
   */
  owner?: string | null;
  /**
   * Tags of all new customers, beside those of the file.
   */
  tags?: string[];
  /**
   * What becomes of words that no list has.
   */
  unknown?: 'leave' | 'create';
  /**
   * What becomes of orders of customers whom nobody knows.
   */
  unknown_customer?: 'create' | 'reject';
}
/**
 * What came of an import.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "InteractionImportData".
 */
export interface InteractionImportData {
  /**
   * Contacts made and changed.
   */
  contacts: {
    /**
     * Made.
     */
    created: number;
    /**
     * Changed.
     */
    updated: number;
  };
  /**
   * Rows that made something.
   */
  created: number;
  /**
   * Customers made and changed.
   */
  customers: {
    /**
     * Made.
     */
    created: number;
    /**
     * Changed.
     */
    updated: number;
  };
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
  interactions: {
    /**
     * Made.
     */
    created: number;
    /**
     * Changed.
     */
    updated: number;
  };
  /**
   * Lines of orders made, changed and taken away.
   */
  lines: {
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
  };
  /**
   * What is to be said of the file as a whole.
   */
  notes: (
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
      }
  )[];
  /**
   * Orders made and changed.
   */
  orders: {
    /**
     * Made.
     */
    created: number;
    /**
     * Changed.
     */
    updated: number;
  };
  /**
   * Rows refused, and cells that were not taken from rows that were, with the reason; the first thousand.
   */
  problems: {
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
  }[];
  /**
   * How many those are in all.
   */
  problems_total: number;
  /**
   * How often each reason stands among the problems, all of them counted.
   */
  reasons: {
    /**
     * How often.
     */
    count: number;
    /**
     * The code of the rule.
     */
    reason: string;
  }[];
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
 * A page of interactions. At most one of `after`, `offset` and `jump` is looked at, in this order.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "InteractionListInput".
 */
export interface InteractionListInput {
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
  contact?: string | null;
  /**
   * Only those with this customer.
   */
  customer?: string | null;
  /**
   * Conditions that must all hold.
   */
  filter?: {
    /**
     * A field of the catalogue, `tag`, or `product` of what names several.
     */
    field: string;
    /**
     * How it is compared.
     */
    op:
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
     * What with; absent for `empty`, `not_empty`, `mine`.
     */
    value?: Json;
  }[];
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
  sort?: {
    /**
     * A sortable field.
     */
    by: string;
    /**
     * From the last to the first.
     */
    desc?: boolean;
  } | null;
}
/**
 * A page.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "InteractionListData".
 */
export interface InteractionListData {
  /**
   * The cursor of the next page; null at the end.
   */
  next: string | null;
  /**
   * Its rows.
   */
  rows: {
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
    customer: {
      /**
       * Its id.
       */
      id: string;
      /**
       * Its name.
       */
      name: string;
    };
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
  }[];
}
/**
 * The place of the first interaction of a list whose key is not before a text.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "InteractionPlaceInput".
 */
export interface InteractionPlaceInput {
  /**
   * The recycle bin instead of the live ones.
   */
  bin?: boolean;
  /**
   * Only those with this contact.
   */
  contact?: string | null;
  /**
   * Only those with this customer.
   */
  customer?: string | null;
  /**
   * Conditions that must all hold.
   */
  filter?: {
    /**
     * A field of the catalogue, `tag`, or `product` of what names several.
     */
    field: string;
    /**
     * How it is compared.
     */
    op:
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
     * What with; absent for `empty`, `not_empty`, `mine`.
     */
    value?: Json;
  }[];
  /**
   * What it begins with; of a name, letters of its pinyin do.
   */
  jump: string;
  /**
   * As the list goes where it is left out. Not by owner: there a text has a place under each.
   */
  sort?: {
    /**
     * A sortable field.
     */
    by: string;
    /**
     * From the last to the first.
     */
    desc?: boolean;
  } | null;
}
/**
 * The answer of a place.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "InteractionPlaceData".
 */
export interface InteractionPlaceData {
  /**
   * How many stand before it; all of them where none is at or after the text.
   */
  at: number;
}
/**
 * Brings interactions back, each with exactly what went to the bin with it.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "InteractionRestoreInput".
 */
export interface InteractionRestoreInput {
  /**
   * Which.
   */
  ids: string[];
}
/**
 * How many it was.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "InteractionRestoreData".
 */
export interface InteractionRestoreData {
  /**
   * Records moved.
   */
  count: number;
}
/**
 * Changes fields of an interaction.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "InteractionUpdateInput".
 */
export interface InteractionUpdateInput {
  /**
   * Whose.
   */
  id: string;
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
 * via the `definition` "InteractionUpdateData".
 */
export interface InteractionUpdateData {
  /**
   * Fields that somebody else changed meanwhile; nothing of them was saved.
   */
  conflict: {
    /**
     * A field that two people changed.
     */
    [k: string]: {
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
    };
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
 * Stops a job; what it did is taken back.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "JobCancelInput".
 */
export interface JobCancelInput {
  /**
   * Its id.
   */
  job: string;
}
/**
 * That it was asked to stop.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "JobCancelData".
 */
export interface JobCancelData {
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
export interface JobGetInput {
  /**
   * Its id.
   */
  job: string;
}
/**
 * How a job stands.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "JobGetData".
 */
export interface JobGetData {
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
export interface OpportunityAlikeInput {
  /**
   * The opportunity.
   */
  id: string;
}
/**
 * The answer of `opportunity.alike`.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "OpportunityAlikeData".
 */
export interface OpportunityAlikeData {
  /**
   * The oldest first.
   */
  customers: {
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
  }[];
}
/**
 * Assigns opportunities to a manager.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "OpportunityAssignInput".
 */
export interface OpportunityAssignInput {
  /**
   * Which.
   */
  ids: string[];
  /**
   * To whom.
   */
  to: string;
}
/**
 * How many it was.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "OpportunityAssignData".
 */
export interface OpportunityAssignData {
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
 * via the `definition` "OpportunityAssigneesData".
 */
export interface OpportunityAssigneesData {
  /**
   * Those with least in hand first.
   */
  people: {
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
    sums: {
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
    }[];
  }[];
}
/**
 * Moves opportunities, with all that belongs to them, to the recycle bin.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "OpportunityBinInput".
 */
export interface OpportunityBinInput {
  /**
   * Which.
   */
  ids: string[];
}
/**
 * How many it was.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "OpportunityBinData".
 */
export interface OpportunityBinData {
  /**
   * Records moved.
   */
  count: number;
}
/**
 * Opportunities in hand by stage.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "OpportunityBoardInput".
 */
export interface OpportunityBoardInput {
  /**
   * By what the cards go.
   */
  by?: 'expected_close' | 'amount' | 'next_step_on' | 'stage_at';
  /**
   * Conditions that must all hold.
   */
  filter?: {
    /**
     * A field of the catalogue, `tag`, or `product` of what names several.
     */
    field: string;
    /**
     * How it is compared.
     */
    op:
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
     * What with; absent for `empty`, `not_empty`, `mine`.
     */
    value?: Json;
  }[];
  /**
   * Cards wanted of each column: 1 to 500, 50 where it is left out.
   */
  limit?: number | null;
}
/**
 * A board.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "OpportunityBoardData".
 */
export interface OpportunityBoardData {
  /**
   * Every stage that is offered, and others in which something stands, in their order.
   */
  columns: {
    /**
     * The first cards.
     */
    cards: {
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
      customer: {
        /**
         * Its id.
         */
        id: string;
        /**
         * Its name.
         */
        name: string;
      } | null;
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
    }[];
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
    stage: {
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
    } | null;
    /**
     * How many have not moved for longer than the stage allows.
     */
    stale: number;
    /**
     * What they are about, by currency; none where amounts are masked.
     */
    sums: {
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
    }[];
  }[];
}
/**
 * Sets the same fields on many opportunities, as one group.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "OpportunityBulkInput".
 */
export interface OpportunityBulkInput {
  /**
   * Which.
   */
  ids: string[];
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
 * via the `definition` "OpportunityBulkData".
 */
export interface OpportunityBulkData {
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
 * More cards of one column of the board.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "OpportunityColumnInput".
 */
export interface OpportunityColumnInput {
  /**
   * The cursor that came with the cards before.
   */
  after?: string | null;
  /**
   * By what the cards go.
   */
  by?: 'expected_close' | 'amount' | 'next_step_on' | 'stage_at';
  /**
   * Conditions that must all hold.
   */
  filter?: {
    /**
     * A field of the catalogue, `tag`, or `product` of what names several.
     */
    field: string;
    /**
     * How it is compared.
     */
    op:
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
     * What with; absent for `empty`, `not_empty`, `mine`.
     */
    value?: Json;
  }[];
  /**
   * Cards wanted: 1 to 500, 50 where it is left out.
   */
  limit?: number | null;
  /**
   * The stage; null: those without one.
   */
  stage?: string | null;
}
/**
 * Cards of one column.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "OpportunityColumnData".
 */
export interface OpportunityColumnData {
  /**
   * In their order.
   */
  cards: {
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
    customer: {
      /**
       * Its id.
       */
      id: string;
      /**
       * Its name.
       */
      name: string;
    } | null;
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
  }[];
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
export interface OpportunityCountInput {
  /**
   * The recycle bin instead of the live ones.
   */
  bin?: boolean;
  /**
   * Only those with this customer.
   */
  customer?: string | null;
  /**
   * Conditions that must all hold.
   */
  filter?: {
    /**
     * A field of the catalogue, `tag`, or `product` of what names several.
     */
    field: string;
    /**
     * How it is compared.
     */
    op:
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
     * What with; absent for `empty`, `not_empty`, `mine`.
     */
    value?: Json;
  }[];
}
/**
 * The answer of a count.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "OpportunityCountData".
 */
export interface OpportunityCountData {
  /**
   * Exactly.
   */
  count: number;
}
/**
 * Makes an opportunity.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "OpportunityCreateInput".
 */
export interface OpportunityCreateInput {
  /**
   * Required fields may be empty; the record is then marked as to be completed.
   */
  incomplete?: boolean;
  /**
   * The products that it is about.
   */
  products?: string[];
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
 * via the `definition` "OpportunityCreateData".
 */
export interface OpportunityCreateData {
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
export interface OpportunityEraseInput {
  /**
   * Which.
   */
  id: string;
}
/**
 * What an erase cannot decide alone.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "OpportunityEraseData".
 */
export interface OpportunityEraseData {
  /**
   * Other records in sight whose free text names him, for the user to look through.
   */
  elsewhere: {
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
  }[];
}
/**
 * Exports opportunities: a list as it is filtered and sorted, or those that were picked. Masked fields are left out.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "OpportunityExportInput".
 */
export interface OpportunityExportInput {
  /**
   * The columns, by fields, `tags`, `points`, `products`, `customer`, `customer_number` and `order_lines` (of orders: a row a line in a text, a further sheet in a workbook); all where it is left out.
   */
  columns?: string[] | null;
  /**
   * Of this customer only.
   */
  customer?: string | null;
  /**
   * Conditions that must all hold.
   */
  filter?: {
    /**
     * A field of the catalogue, `tag`, or `product` of what names several.
     */
    field: string;
    /**
     * How it is compared.
     */
    op:
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
     * What with; absent for `empty`, `not_empty`, `mine`.
     */
    value?: Json;
  }[];
  /**
   * What it is written as.
   */
  format?: 'csv' | 'xlsx' | 'vcf';
  /**
   * These records and no other, in this order; what says which rows of a list is then not looked at.
   */
  ids?: string[] | null;
  /**
   * The language of headers and words; the workspace's where it is left out.
   */
  language?: ('zh' | 'en') | null;
  /**
   * The newest first where it is left out.
   */
  sort?: {
    /**
     * A sortable field.
     */
    by: string;
    /**
     * From the last to the first.
     */
    desc?: boolean;
  } | null;
}
/**
 * What came of an export.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "OpportunityExportData".
 */
export interface OpportunityExportData {
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
 * An opportunity by id.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "OpportunityGetInput".
 */
export interface OpportunityGetInput {
  /**
   * Its id.
   */
  id: string;
}
/**
 * What the record page shows of an opportunity.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "OpportunityGetData".
 */
export interface OpportunityGetData {
  /**
   * What may be done with it now, and why not the rest.
   */
  actions: {
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
  }[];
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
  customer: {
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
  } | null;
  /**
   * Its id.
   */
  id: string;
  /**
   * Whether it stands.
   */
  life: 'live' | 'binned' | 'withdrawn' | 'erased';
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
  products: {
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
  }[];
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
 * Steps of one opportunity's history.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "OpportunityHistoryInput".
 */
export interface OpportunityHistoryInput {
  /**
   * Before this op.
   */
  before?: number | null;
  /**
   * Whose.
   */
  id: string;
  /**
   * At most so many (50).
   */
  limit?: number | null;
}
/**
 * A record's history.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "OpportunityHistoryData".
 */
export interface OpportunityHistoryData {
  /**
   * There are older ones.
   */
  more: boolean;
  /**
   * Newest first.
   */
  steps: {
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
    changes: {
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
    }[];
    /**
     * Which command.
     */
    command: string;
    /**
     * What it did.
     */
    kind: 'changed' | 'settled' | 'restored' | 'binned' | 'withdrawn' | 'created' | 'erased';
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
  }[];
}
/**
 * Imports opportunities, those of the past with their own state and dates.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "OpportunityImportInput".
 */
export interface OpportunityImportInput {
  /**
   * Takes columns as they are guessed, whatever they were taken for in an earlier file of the same columns.
   */
  afresh?: boolean;
  /**
   * How the file is read, where the guess is overruled.
   */
  choice?: {
    /**
     * Of a text.
     */
    delimiter?: ('comma' | 'semicolon' | 'tab' | 'pipe') | null;
    /**
     * Of a text or of cards.
     */
    encoding?:
      | (
          | 'utf-8'
          | 'utf-16le'
          | 'utf-16be'
          | 'gb18030'
          | 'big5'
          | 'shift-jis'
          | 'euc-jp'
          | 'euc-kr'
          | 'windows-1252'
        )
      | null;
    /**
     * Where the columns are named.
     */
    header?:
      | 'guess'
      | {
          row: number;
        }
      | 'none';
    /**
     * Of a text.
     */
    quote?: ('double' | 'single' | 'none') | null;
    /**
     * Of a workbook: which of its sheets, from 0.
     */
    sheet?: number | null;
  };
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
  key?: 'name' | 'phone' | 'email' | 'credit_code';
  /**
   * Of a workbook with orders on one sheet and their lines on another: where the lines are.
   */
  lines?: {
    /**
     * Which sheet, and how it is read.
     */
    choice: {
      /**
       * Of a text.
       */
      delimiter?: ('comma' | 'semicolon' | 'tab' | 'pipe') | null;
      /**
       * Of a text or of cards.
       */
      encoding?:
        | (
            | 'utf-8'
            | 'utf-16le'
            | 'utf-16be'
            | 'gb18030'
            | 'big5'
            | 'shift-jis'
            | 'euc-jp'
            | 'euc-kr'
            | 'windows-1252'
          )
        | null;
      /**
       * Where the columns are named.
       */
      header?:
        | 'guess'
        | {
            row: number;
          }
        | 'none';
      /**
       * Of a text.
       */
      quote?: ('double' | 'single' | 'none') | null;
      /**
       * Of a workbook: which of its sheets, from 0.
       */
      sheet?: number | null;
    };
    /**
     * What its columns are taken for, where the guess is overruled.
     */
    map?: {
      /**
       * The column, by its name.
       */
      column: string;
      /**
       * Which comes first in its dates, where the column does not tell.
       */
      dates?: ('dmy' | 'mdy') | null;
      /**
       * A field, `contact.FIELD` or `customer.FIELD` of who stands beside it in the row, `number`, `family`, `given`,
       * `middle`, `split:name`, `split:address`, `tags`, `more:FIELD`, `point:KIND`; null: it is left out.
       */
      target?: string | null;
      /**
       * What becomes of words that its list has not; of those not named here, what `unknown` says.
       */
      words?: {
        /**
         * What becomes of a word.
         */
        [k: string]:
          | 'leave'
          | 'create'
          | {
              take: string;
            };
      };
    }[];
  } | null;
  /**
   * What columns are taken for, where the guess is overruled.
   */
  map?: {
    /**
     * The column, by its name.
     */
    column: string;
    /**
     * Which comes first in its dates, where the column does not tell.
     */
    dates?: ('dmy' | 'mdy') | null;
    /**
     * A field, `contact.FIELD` or `customer.FIELD` of who stands beside it in the row, `number`, `family`, `given`,
     * `middle`, `split:name`, `split:address`, `tags`, `more:FIELD`, `point:KIND`; null: it is left out.
     */
    target?: string | null;
    /**
     * What becomes of words that its list has not; of those not named here, what `unknown` says.
     */
    words?: {
      /**
       * What becomes of a word.
       */
      [k: string]:
        | 'leave'
        | 'create'
        | {
            take: string;
          };
    };
  }[];
  /**
   * What becomes of rows whose record is there, and of rows whose record is not.
   */
  mode?: 'create_or_update' | 'create' | 'update' | 'fill' | 'skip';
  /**
   * Whose the new customers are, where the file does not say it; oneself where nobody does.
   */
  owner?: string | null;
  /**
   * Tags of all new customers, beside those of the file.
   */
  tags?: string[];
  /**
   * What becomes of words that no list has.
   */
  unknown?: 'leave' | 'create';
  /**
   * What becomes of orders of customers whom nobody knows.
   */
  unknown_customer?: 'create' | 'reject';
}
/**
 * What came of an import.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "OpportunityImportData".
 */
export interface OpportunityImportData {
  /**
   * Contacts made and changed.
   */
  contacts: {
    /**
     * Made.
     */
    created: number;
    /**
     * Changed.
     */
    updated: number;
  };
  /**
   * Rows that made something.
   */
  created: number;
  /**
   * Customers made and changed.
   */
  customers: {
    /**
     * Made.
     */
    created: number;
    /**
     * Changed.
     */
    updated: number;
  };
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
  interactions: {
    /**
     * Made.
     */
    created: number;
    /**
     * Changed.
     */
    updated: number;
  };
  /**
   * Lines of orders made, changed and taken away.
   */
  lines: {
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
  };
  /**
   * What is to be said of the file as a whole.
   */
  notes: (
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
      }
  )[];
  /**
   * Orders made and changed.
   */
  orders: {
    /**
     * Made.
     */
    created: number;
    /**
     * Changed.
     */
    updated: number;
  };
  /**
   * Rows refused, and cells that were not taken from rows that were, with the reason; the first thousand.
   */
  problems: {
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
  }[];
  /**
   * How many those are in all.
   */
  problems_total: number;
  /**
   * How often each reason stands among the problems, all of them counted.
   */
  reasons: {
    /**
     * How often.
     */
    count: number;
    /**
     * The code of the rule.
     */
    reason: string;
  }[];
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
 * A page of opportunities. At most one of `after`, `offset` and `jump` is looked at, in this order.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "OpportunityListInput".
 */
export interface OpportunityListInput {
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
  customer?: string | null;
  /**
   * Conditions that must all hold.
   */
  filter?: {
    /**
     * A field of the catalogue, `tag`, or `product` of what names several.
     */
    field: string;
    /**
     * How it is compared.
     */
    op:
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
     * What with; absent for `empty`, `not_empty`, `mine`.
     */
    value?: Json;
  }[];
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
  sort?: {
    /**
     * A sortable field.
     */
    by: string;
    /**
     * From the last to the first.
     */
    desc?: boolean;
  } | null;
}
/**
 * A page.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "OpportunityListData".
 */
export interface OpportunityListData {
  /**
   * The cursor of the next page; null at the end.
   */
  next: string | null;
  /**
   * Its rows.
   */
  rows: {
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
    customer: {
      /**
       * Its id.
       */
      id: string;
      /**
       * Its name.
       */
      name: string;
    } | null;
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
  }[];
}
/**
 * Closes an opportunity as lost.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "OpportunityLoseInput".
 */
export interface OpportunityLoseInput {
  /**
   * Which.
   */
  id: string;
  /**
   * Why it was lost.
   */
  reason: string;
}
/**
 * That it was closed, or opened again.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "OpportunityLoseData".
 */
export interface OpportunityLoseData {
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
export interface OpportunityPlaceInput {
  /**
   * The recycle bin instead of the live ones.
   */
  bin?: boolean;
  /**
   * Only those with this customer.
   */
  customer?: string | null;
  /**
   * Conditions that must all hold.
   */
  filter?: {
    /**
     * A field of the catalogue, `tag`, or `product` of what names several.
     */
    field: string;
    /**
     * How it is compared.
     */
    op:
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
     * What with; absent for `empty`, `not_empty`, `mine`.
     */
    value?: Json;
  }[];
  /**
   * What it begins with; of a name, letters of its pinyin do.
   */
  jump: string;
  /**
   * As the list goes where it is left out. Not by owner: there a text has a place under each.
   */
  sort?: {
    /**
     * A sortable field.
     */
    by: string;
    /**
     * From the last to the first.
     */
    desc?: boolean;
  } | null;
}
/**
 * The answer of a place.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "OpportunityPlaceData".
 */
export interface OpportunityPlaceData {
  /**
   * How many stand before it; all of them where none is at or after the text.
   */
  at: number;
}
/**
 * Says what products an opportunity is about, or no longer is. Whoever may edit it, and its assignee.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "OpportunityProductsInput".
 */
export interface OpportunityProductsInput {
  /**
   * Products that it is about.
   */
  add?: string[];
  /**
   * Which.
   */
  id: string;
  /**
   * Products that it is not about.
   */
  remove?: string[];
}
/**
 * That it was done.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "OpportunityProductsData".
 */
export interface OpportunityProductsData {
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
export interface OpportunityProgressInput {
  /**
   * Whose.
   */
  id: string;
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
 * What came of it.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "OpportunityProgressData".
 */
export interface OpportunityProgressData {
  /**
   * Fields that somebody else changed meanwhile; nothing of them was saved.
   */
  conflict: {
    /**
     * A field that two people changed.
     */
    [k: string]: {
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
    };
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
 * Gives opportunities in hand to another manager.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "OpportunityReassignInput".
 */
export interface OpportunityReassignInput {
  /**
   * Which.
   */
  ids: string[];
  /**
   * Why.
   */
  reason: string;
  /**
   * To whom.
   */
  to: string;
}
/**
 * How many it was.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "OpportunityReassignData".
 */
export interface OpportunityReassignData {
  /**
   * Opportunities that have a new manager.
   */
  count: number;
}
/**
 * Opens a closed opportunity again.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "OpportunityReopenInput".
 */
export interface OpportunityReopenInput {
  /**
   * Which.
   */
  id: string;
  /**
   * Why.
   */
  reason: string;
}
/**
 * That it was closed, or opened again.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "OpportunityReopenData".
 */
export interface OpportunityReopenData {
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
 * Brings opportunities back, each with exactly what went to the bin with it.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "OpportunityRestoreInput".
 */
export interface OpportunityRestoreInput {
  /**
   * Which.
   */
  ids: string[];
}
/**
 * How many it was.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "OpportunityRestoreData".
 */
export interface OpportunityRestoreData {
  /**
   * Records moved.
   */
  count: number;
}
/**
 * Changes fields of an opportunity.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "OpportunityUpdateInput".
 */
export interface OpportunityUpdateInput {
  /**
   * Whose.
   */
  id: string;
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
 * via the `definition` "OpportunityUpdateData".
 */
export interface OpportunityUpdateData {
  /**
   * Fields that somebody else changed meanwhile; nothing of them was saved.
   */
  conflict: {
    /**
     * A field that two people changed.
     */
    [k: string]: {
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
    };
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
 * Closes an opportunity as won. Without a word on the customer it is the one linked already, else a new one, unless
 * there is one of the same name: then the user says which.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "OpportunityWinInput".
 */
export interface OpportunityWinInput {
  /**
   * It is a new one, although there is one of the same name.
   */
  create?: boolean;
  /**
   * It is this customer.
   */
  customer?: string | null;
  /**
   * Which.
   */
  id: string;
}
/**
 * What came of it.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "OpportunityWinData".
 */
export interface OpportunityWinData {
  /**
   * He is new.
   */
  created: boolean;
  /**
   * Its customer.
   */
  customer: {
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
  };
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
export interface PlanBinInput {
  /**
   * Which.
   */
  ids: string[];
}
/**
 * How many it was.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "PlanBinData".
 */
export interface PlanBinData {
  /**
   * Records moved.
   */
  count: number;
}
/**
 * Steps of opportunities that one has in hand, planned up to a day and not carried out.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "PlanDueInput".
 */
export interface PlanDueInput {
  /**
   * The day; today where it is left out.
   */
  until?: string | null;
}
/**
 * The answer of `plan.due`.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "PlanDueData".
 */
export interface PlanDueData {
  /**
   * There are more.
   */
  more: boolean;
  /**
   * The oldest first.
   */
  steps: {
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
  }[];
}
/**
 * Notes that a step was carried out, and what came of it.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "PlanExecuteInput".
 */
export interface PlanExecuteInput {
  /**
   * Which.
   */
  id: string;
  /**
   * What came of it.
   */
  result: string;
}
/**
 * The step.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "PlanExecuteData".
 */
export interface PlanExecuteData {
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
export interface PlanHistoryInput {
  /**
   * Before this op.
   */
  before?: number | null;
  /**
   * Whose.
   */
  id: string;
  /**
   * At most so many (50).
   */
  limit?: number | null;
}
/**
 * A record's history.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "PlanHistoryData".
 */
export interface PlanHistoryData {
  /**
   * There are older ones.
   */
  more: boolean;
  /**
   * Newest first.
   */
  steps: {
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
    changes: {
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
    }[];
    /**
     * Which command.
     */
    command: string;
    /**
     * What it did.
     */
    kind: 'changed' | 'settled' | 'restored' | 'binned' | 'withdrawn' | 'created' | 'erased';
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
  }[];
}
/**
 * The plan of an opportunity.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "PlanListInput".
 */
export interface PlanListInput {
  /**
   * The steps in the recycle bin instead.
   */
  bin?: boolean;
  /**
   * The opportunity.
   */
  opportunity: string;
}
/**
 * A plan.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "PlanListData".
 */
export interface PlanListData {
  /**
   * Whether this user may add a step now.
   */
  make: {
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
  };
  /**
   * By day.
   */
  steps: {
    /**
     * What is to be done.
     */
    action: string;
    /**
     * What may be done with it now, and why not the rest.
     */
    actions: {
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
    }[];
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
    life: 'live' | 'binned' | 'withdrawn' | 'erased';
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
  }[];
}
/**
 * Adds a step to the plan of an opportunity in hand.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "PlanMakeInput".
 */
export interface PlanMakeInput {
  /**
   * What is to be done.
   */
  action: string;
  /**
   * The opportunity.
   */
  opportunity: string;
  /**
   * When it is to be done; never changed.
   */
  planned_on: string;
}
/**
 * The step.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "PlanMakeData".
 */
export interface PlanMakeData {
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
 * Brings steps back.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "PlanRestoreInput".
 */
export interface PlanRestoreInput {
  /**
   * Which.
   */
  ids: string[];
}
/**
 * How many it was.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "PlanRestoreData".
 */
export interface PlanRestoreData {
  /**
   * Records moved.
   */
  count: number;
}
/**
 * Changes what a step says that has not been carried out. Its day is fixed.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "PlanUpdateInput".
 */
export interface PlanUpdateInput {
  /**
   * Which.
   */
  id: string;
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
 * What came of it.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "PlanUpdateData".
 */
export interface PlanUpdateData {
  /**
   * Fields that somebody else changed meanwhile; nothing of them was saved.
   */
  conflict: {
    /**
     * A field that two people changed.
     */
    [k: string]: {
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
    };
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
 * Moves products, with all that belongs to them, to the recycle bin.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ProductBinInput".
 */
export interface ProductBinInput {
  /**
   * Which.
   */
  ids: string[];
}
/**
 * How many it was.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ProductBinData".
 */
export interface ProductBinData {
  /**
   * Records moved.
   */
  count: number;
}
/**
 * Sets the same fields on many products, as one group.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ProductBulkInput".
 */
export interface ProductBulkInput {
  /**
   * Which.
   */
  ids: string[];
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
 * via the `definition` "ProductBulkData".
 */
export interface ProductBulkData {
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
 * How many products a list has.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ProductCountInput".
 */
export interface ProductCountInput {
  /**
   * The recycle bin instead of the live ones.
   */
  bin?: boolean;
  /**
   * Conditions that must all hold.
   */
  filter?: {
    /**
     * A field of the catalogue, `tag`, or `product` of what names several.
     */
    field: string;
    /**
     * How it is compared.
     */
    op:
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
     * What with; absent for `empty`, `not_empty`, `mine`.
     */
    value?: Json;
  }[];
}
/**
 * The answer of a count.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ProductCountData".
 */
export interface ProductCountData {
  /**
   * Exactly.
   */
  count: number;
}
/**
 * Makes a product. Only where the office enters orders by hand.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ProductCreateInput".
 */
export interface ProductCreateInput {
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
 * via the `definition` "ProductCreateData".
 */
export interface ProductCreateData {
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
export interface ProductExportInput {
  /**
   * The columns, by fields, `tags`, `points`, `products`, `customer`, `customer_number` and `order_lines` (of orders: a row a line in a text, a further sheet in a workbook); all where it is left out.
   */
  columns?: string[] | null;
  /**
   * Conditions that must all hold.
   */
  filter?: {
    /**
     * A field of the catalogue, `tag`, or `product` of what names several.
     */
    field: string;
    /**
     * How it is compared.
     */
    op:
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
     * What with; absent for `empty`, `not_empty`, `mine`.
     */
    value?: Json;
  }[];
  /**
   * What it is written as.
   */
  format?: 'csv' | 'xlsx' | 'vcf';
  /**
   * These records and no other, in this order; what says which rows of a list is then not looked at.
   */
  ids?: string[] | null;
  /**
   * The language of headers and words; the workspace's where it is left out.
   */
  language?: ('zh' | 'en') | null;
  /**
   * By name where it is left out.
   */
  sort?: {
    /**
     * A sortable field.
     */
    by: string;
    /**
     * From the last to the first.
     */
    desc?: boolean;
  } | null;
}
/**
 * What came of an export.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ProductExportData".
 */
export interface ProductExportData {
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
 * Reads one product.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ProductGetInput".
 */
export interface ProductGetInput {
  /**
   * Which.
   */
  id: string;
}
/**
 * A product with everything that its page shows.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ProductGetData".
 */
export interface ProductGetData {
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
  life: 'live' | 'binned' | 'withdrawn' | 'erased';
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
  stock: {
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
  }[];
  /**
   * Every field.
   */
  values: {
    [k: string]: Json;
  };
}
/**
 * Steps of one product's history.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ProductHistoryInput".
 */
export interface ProductHistoryInput {
  /**
   * Before this op.
   */
  before?: number | null;
  /**
   * Whose.
   */
  id: string;
  /**
   * At most so many (50).
   */
  limit?: number | null;
}
/**
 * A record's history.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ProductHistoryData".
 */
export interface ProductHistoryData {
  /**
   * There are older ones.
   */
  more: boolean;
  /**
   * Newest first.
   */
  steps: {
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
    changes: {
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
    }[];
    /**
     * Which command.
     */
    command: string;
    /**
     * What it did.
     */
    kind: 'changed' | 'settled' | 'restored' | 'binned' | 'withdrawn' | 'created' | 'erased';
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
  }[];
}
/**
 * Imports products, each known by its sku.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ProductImportInput".
 */
export interface ProductImportInput {
  /**
   * Takes columns as they are guessed, whatever they were taken for in an earlier file of the same columns.
   */
  afresh?: boolean;
  /**
   * How the file is read, where the guess is overruled.
   */
  choice?: {
    /**
     * Of a text.
     */
    delimiter?: ('comma' | 'semicolon' | 'tab' | 'pipe') | null;
    /**
     * Of a text or of cards.
     */
    encoding?:
      | (
          | 'utf-8'
          | 'utf-16le'
          | 'utf-16be'
          | 'gb18030'
          | 'big5'
          | 'shift-jis'
          | 'euc-jp'
          | 'euc-kr'
          | 'windows-1252'
        )
      | null;
    /**
     * Where the columns are named.
     */
    header?:
      | 'guess'
      | {
          row: number;
        }
      | 'none';
    /**
     * Of a text.
     */
    quote?: ('double' | 'single' | 'none') | null;
    /**
     * Of a workbook: which of its sheets, from 0.
     */
    sheet?: number | null;
  };
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
  key?: 'name' | 'phone' | 'email' | 'credit_code';
  /**
   * Of a workbook with orders on one sheet and their lines on another: where the lines are.
   */
  lines?: {
    /**
     * Which sheet, and how it is read.
     */
    choice: {
      /**
       * Of a text.
       */
      delimiter?: ('comma' | 'semicolon' | 'tab' | 'pipe') | null;
      /**
       * Of a text or of cards.
       */
      encoding?:
        | (
            | 'utf-8'
            | 'utf-16le'
            | 'utf-16be'
            | 'gb18030'
            | 'big5'
            | 'shift-jis'
            | 'euc-jp'
            | 'euc-kr'
            | 'windows-1252'
          )
        | null;
      /**
       * Where the columns are named.
       */
      header?:
        | 'guess'
        | {
            row: number;
          }
        | 'none';
      /**
       * Of a text.
       */
      quote?: ('double' | 'single' | 'none') | null;
      /**
       * Of a workbook: which of its sheets, from 0.
       */
      sheet?: number | null;
    };
    /**
     * What its columns are taken for, where the guess is overruled.
     */
    map?: {
      /**
       * The column, by its name.
       */
      column: string;
      /**
       * Which comes first in its dates, where the column does not tell.
       */
      dates?: ('dmy' | 'mdy') | null;
      /**
       * A field, `contact.FIELD` or `customer.FIELD` of who stands beside it in the row, `number`, `family`, `given`,
       * `middle`, `split:name`, `split:address`, `tags`, `more:FIELD`, `point:KIND`; null: it is left out.
       */
      target?: string | null;
      /**
       * What becomes of words that its list has not; of those not named here, what `unknown` says.
       */
      words?: {
        /**
         * What becomes of a word.
         */
        [k: string]:
          | 'leave'
          | 'create'
          | {
              take: string;
            };
      };
    }[];
  } | null;
  /**
   * What columns are taken for, where the guess is overruled.
   */
  map?: {
    /**
     * The column, by its name.
     */
    column: string;
    /**
     * Which comes first in its dates, where the column does not tell.
     */
    dates?: ('dmy' | 'mdy') | null;
    /**
     * A field, `contact.FIELD` or `customer.FIELD` of who stands beside it in the row, `number`, `family`, `given`,
     * `middle`, `split:name`, `split:address`, `tags`, `more:FIELD`, `point:KIND`; null: it is left out.
     */
    target?: string | null;
    /**
     * What becomes of words that its list has not; of those not named here, what `unknown` says.
     */
    words?: {
      /**
       * What becomes of a word.
       */
      [k: string]:
        | 'leave'
        | 'create'
        | {
            take: string;
          };
    };
  }[];
  /**
   * What becomes of rows whose record is there, and of rows whose record is not.
   */
  mode?: 'create_or_update' | 'create' | 'update' | 'fill' | 'skip';
  /**
   * Whose the new customers are, where the file does not say it; oneself where nobody does.
   */
  owner?: string | null;
  /**
   * Tags of all new customers, beside those of the file.
   */
  tags?: string[];
  /**
   * What becomes of words that no list has.
   */
  unknown?: 'leave' | 'create';
  /**
   * What becomes of orders of customers whom nobody knows.
   */
  unknown_customer?: 'create' | 'reject';
}
/**
 * What came of an import.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ProductImportData".
 */
export interface ProductImportData {
  /**
   * Contacts made and changed.
   */
  contacts: {
    /**
     * Made.
     */
    created: number;
    /**
     * Changed.
     */
    updated: number;
  };
  /**
   * Rows that made something.
   */
  created: number;
  /**
   * Customers made and changed.
   */
  customers: {
    /**
     * Made.
     */
    created: number;
    /**
     * Changed.
     */
    updated: number;
  };
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
  interactions: {
    /**
     * Made.
     */
    created: number;
    /**
     * Changed.
     */
    updated: number;
  };
  /**
   * Lines of orders made, changed and taken away.
   */
  lines: {
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
  };
  /**
   * What is to be said of the file as a whole.
   */
  notes: (
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
      }
  )[];
  /**
   * Orders made and changed.
   */
  orders: {
    /**
     * Made.
     */
    created: number;
    /**
     * Changed.
     */
    updated: number;
  };
  /**
   * Rows refused, and cells that were not taken from rows that were, with the reason; the first thousand.
   */
  problems: {
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
  }[];
  /**
   * How many those are in all.
   */
  problems_total: number;
  /**
   * How often each reason stands among the problems, all of them counted.
   */
  reasons: {
    /**
     * How often.
     */
    count: number;
    /**
     * The code of the rule.
     */
    reason: string;
  }[];
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
 * A page of products. At most one of `after`, `offset` and `jump` is looked at, in this order.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ProductListInput".
 */
export interface ProductListInput {
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
  filter?: {
    /**
     * A field of the catalogue, `tag`, or `product` of what names several.
     */
    field: string;
    /**
     * How it is compared.
     */
    op:
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
     * What with; absent for `empty`, `not_empty`, `mine`.
     */
    value?: Json;
  }[];
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
  sort?: {
    /**
     * A sortable field.
     */
    by: string;
    /**
     * From the last to the first.
     */
    desc?: boolean;
  } | null;
}
/**
 * A page.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ProductListData".
 */
export interface ProductListData {
  /**
   * The cursor of the next page; null at the end.
   */
  next: string | null;
  /**
   * Its rows.
   */
  rows: {
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
  }[];
}
/**
 * The place of the first product of a list whose key is not before a text.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ProductPlaceInput".
 */
export interface ProductPlaceInput {
  /**
   * The recycle bin instead of the live ones.
   */
  bin?: boolean;
  /**
   * Conditions that must all hold.
   */
  filter?: {
    /**
     * A field of the catalogue, `tag`, or `product` of what names several.
     */
    field: string;
    /**
     * How it is compared.
     */
    op:
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
     * What with; absent for `empty`, `not_empty`, `mine`.
     */
    value?: Json;
  }[];
  /**
   * What it begins with; of a name, letters of its pinyin do.
   */
  jump: string;
  /**
   * As the list goes where it is left out. Not by owner: there a text has a place under each.
   */
  sort?: {
    /**
     * A sortable field.
     */
    by: string;
    /**
     * From the last to the first.
     */
    desc?: boolean;
  } | null;
}
/**
 * The answer of a place.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ProductPlaceData".
 */
export interface ProductPlaceData {
  /**
   * How many stand before it; all of them where none is at or after the text.
   */
  at: number;
}
/**
 * Brings products back, each with exactly what went to the bin with it.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ProductRestoreInput".
 */
export interface ProductRestoreInput {
  /**
   * Which.
   */
  ids: string[];
}
/**
 * How many it was.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ProductRestoreData".
 */
export interface ProductRestoreData {
  /**
   * Records moved.
   */
  count: number;
}
/**
 * Changes fields of a product.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ProductUpdateInput".
 */
export interface ProductUpdateInput {
  /**
   * Whose.
   */
  id: string;
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
 * via the `definition` "ProductUpdateData".
 */
export interface ProductUpdateData {
  /**
   * Fields that somebody else changed meanwhile; nothing of them was saved.
   */
  conflict: {
    /**
     * A field that two people changed.
     */
    [k: string]: {
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
    };
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
 * Customers who were lost.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ReportChurnInput".
 */
export interface ReportChurnInput {
  /**
   * Only customers whose name contains this.
   */
  name?: string | null;
  /**
   * Only this person's customers.
   */
  owner?: string | null;
  /**
   * The days on which it was confirmed; all where it is left out.
   */
  period?: {
    /**
     * The first day.
     */
    from?: string | null;
    /**
     * The last day.
     */
    to?: string | null;
  };
}
/**
 * The answer of `report.churn`.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ReportChurnData".
 */
export interface ReportChurnData {
  /**
   * The list of them.
   */
  behind: {
    /**
     * Whose list.
     */
    entity: string;
    /**
     * Its filter.
     */
    filter: {
      /**
       * A field of the catalogue, `tag`, or `product` of what names several.
       */
      field: string;
      /**
       * How it is compared.
       */
      op:
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
       * What with; absent for `empty`, `not_empty`, `mine`.
       */
      value?: Json;
    }[];
  };
  /**
   * The latest first, at most a thousand.
   */
  rows: {
    /**
     * The record that followed him.
     */
    behind: {
      /**
       * Whose list.
       */
      entity: string;
      /**
       * Its filter.
       */
      filter: {
        /**
         * A field of the catalogue, `tag`, or `product` of what names several.
         */
        field: string;
        /**
         * How it is compared.
         */
        op:
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
         * What with; absent for `empty`, `not_empty`, `mine`.
         */
        value?: Json;
      }[];
    };
    /**
     * The day on which it was confirmed.
     */
    confirmed_on: string | null;
    /**
     * Who.
     */
    customer: {
      /**
       * Its id.
       */
      id: string;
      /**
       * Its name.
       */
      name: string;
    };
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
  }[];
  /**
   * How many were lost in all.
   */
  total: number;
  /**
   * Each year in which somebody was lost, in order.
   */
  years: {
    /**
     * The list of them.
     */
    behind: {
      /**
       * Whose list.
       */
      entity: string;
      /**
       * Its filter.
       */
      filter: {
        /**
         * A field of the catalogue, `tag`, or `product` of what names several.
         */
        field: string;
        /**
         * How it is compared.
         */
        op:
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
         * What with; absent for `empty`, `not_empty`, `mine`.
         */
        value?: Json;
      }[];
    };
    /**
     * How many.
     */
    count: number;
    /**
     * The year.
     */
    year: string;
  }[];
}
/**
 * Customers by level, credit, satisfaction or region.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ReportCompositionInput".
 */
export interface ReportCompositionInput {
  /**
   * By what they are told apart.
   */
  by?: 'level' | 'credit' | 'satisfaction' | 'region';
}
/**
 * The answer of `report.composition`.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ReportCompositionData".
 */
export interface ReportCompositionData {
  /**
   * In the order of the list, those of whom nothing is said last; of stars the most first.
   */
  rows: {
    /**
     * The list of them.
     */
    behind: {
      /**
       * Whose list.
       */
      entity: string;
      /**
       * Its filter.
       */
      filter: {
        /**
         * A field of the catalogue, `tag`, or `product` of what names several.
         */
        field: string;
        /**
         * How it is compared.
         */
        op:
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
         * What with; absent for `empty`, `not_empty`, `mine`.
         */
        value?: Json;
      }[];
    };
    /**
     * How many there are.
     */
    count: number;
    /**
     * What it is called.
     */
    label: {
      /**
       * English.
       */
      en: string;
      /**
       * Chinese.
       */
      zh: string;
    };
    /**
     * What part of all that is, in ten-thousandths.
     */
    share: number | null;
    /**
     * The item of the list, or the stars; null: nothing is said.
     */
    value: string | null;
  }[];
  /**
   * How many customers there are.
   */
  total: number;
}
/**
 * Customers by what they ordered.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ReportContributionInput".
 */
export interface ReportContributionInput {
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
  period?: {
    /**
     * The first day.
     */
    from?: string | null;
    /**
     * The last day.
     */
    to?: string | null;
  };
}
/**
 * The answer of `report.contribution`.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ReportContributionData".
 */
export interface ReportContributionData {
  /**
   * What all orders of the period come to, whoever is asked for.
   */
  amount: number | null;
  /**
   * The list of them.
   */
  behind: {
    /**
     * Whose list.
     */
    entity: string;
    /**
     * Its filter.
     */
    filter: {
      /**
       * A field of the catalogue, `tag`, or `product` of what names several.
       */
      field: string;
      /**
       * How it is compared.
       */
      op:
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
       * What with; absent for `empty`, `not_empty`, `mine`.
       */
      value?: Json;
    }[];
  };
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
  rows: {
    /**
     * What his orders come to, in minor units; null where amounts are masked.
     */
    amount: number | null;
    /**
     * The list of them.
     */
    behind: {
      /**
       * Whose list.
       */
      entity: string;
      /**
       * Its filter.
       */
      filter: {
        /**
         * A field of the catalogue, `tag`, or `product` of what names several.
         */
        field: string;
        /**
         * How it is compared.
         */
        op:
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
         * What with; absent for `empty`, `not_empty`, `mine`.
         */
        value?: Json;
      }[];
    };
    /**
     * Who.
     */
    customer: {
      /**
       * Its id.
       */
      id: string;
      /**
       * Its name.
       */
      name: string;
    };
    /**
     * How many orders.
     */
    orders: number;
    /**
     * What part of all orders of the period that is, in ten-thousandths.
     */
    share: number | null;
  }[];
}
/**
 * Exports a report: one of `composition`, `opportunity` … with what it is asked.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ReportExportInput".
 */
export interface ReportExportInput {
  /**
   * What it is written as: text or a workbook.
   */
  format?: 'csv' | 'xlsx' | 'vcf';
  /**
   * The language of headers and words; the workspace's where it is left out.
   */
  language?: ('zh' | 'en') | null;
  /**
   * The report.
   */
  report:
    | {
        /**
         * Customers who were lost.
         */
        churn: {
          /**
           * Only customers whose name contains this.
           */
          name?: string | null;
          /**
           * Only this person's customers.
           */
          owner?: string | null;
          /**
           * The days on which it was confirmed; all where it is left out.
           */
          period?: {
            /**
             * The first day.
             */
            from?: string | null;
            /**
             * The last day.
             */
            to?: string | null;
          };
        };
      }
    | {
        /**
         * Customers by what they ordered.
         */
        contribution: {
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
          period?: {
            /**
             * The first day.
             */
            from?: string | null;
            /**
             * The last day.
             */
            to?: string | null;
          };
        };
      }
    | {
        /**
         * What was sold.
         */
        products: {
          /**
           * By what lines are told apart.
           */
          by?: 'product' | 'category' | 'channel';
          /**
           * Only products of this category.
           */
          category?: string | null;
          /**
           * Only what was sold by this channel.
           */
          channel?: string | null;
          /**
           * What amounts are counted in; the workspace's currency where it is left out. No other is added to them.
           */
          currency?: string | null;
          /**
           * The days of the orders; all where it is left out.
           */
          period?: {
            /**
             * The first day.
             */
            from?: string | null;
            /**
             * The last day.
             */
            to?: string | null;
          };
        };
      }
    | {
        /**
         * Customers by level, credit, satisfaction or region.
         */
        composition: {
          /**
           * By what they are told apart.
           */
          by?: 'level' | 'credit' | 'satisfaction' | 'region';
        };
      }
    | {
        /**
         * Opportunities won, lost and open.
         */
        opportunity: {
          /**
           * By what they are told apart.
           */
          by?: 'month' | 'quarter' | 'year' | 'owner' | 'source' | 'product';
          /**
           * What amounts are counted in; the workspace's currency where it is left out. No other is added to them.
           */
          currency?: string | null;
          /**
           * Only those assigned to this person.
           */
          owner?: string | null;
          /**
           * The days on which they count; all where it is left out.
           */
          period?: {
            /**
             * The first day.
             */
            from?: string | null;
            /**
             * The last day.
             */
            to?: string | null;
          };
          /**
           * Only those about this product.
           */
          product?: string | null;
          /**
           * Only those from this source.
           */
          source?: string | null;
        };
      }
    | {
        /**
         * Services of a period.
         */
        service: {
          /**
           * By what they are told apart.
           */
          by?: 'type' | 'satisfaction' | 'days' | 'reopened';
          /**
           * The days on which they were raised; all where it is left out.
           */
          period?: {
            /**
             * The first day.
             */
            from?: string | null;
            /**
             * The last day.
             */
            to?: string | null;
          };
        };
      };
}
/**
 * What came of an export.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ReportExportData".
 */
export interface ReportExportData {
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
 * Opportunities won, lost and open.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ReportOpportunityInput".
 */
export interface ReportOpportunityInput {
  /**
   * By what they are told apart.
   */
  by?: 'month' | 'quarter' | 'year' | 'owner' | 'source' | 'product';
  /**
   * What amounts are counted in; the workspace's currency where it is left out. No other is added to them.
   */
  currency?: string | null;
  /**
   * Only those assigned to this person.
   */
  owner?: string | null;
  /**
   * The days on which they count; all where it is left out.
   */
  period?: {
    /**
     * The first day.
     */
    from?: string | null;
    /**
     * The last day.
     */
    to?: string | null;
  };
  /**
   * Only those about this product.
   */
  product?: string | null;
  /**
   * Only those from this source.
   */
  source?: string | null;
}
/**
 * The answer of `report.opportunity`.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ReportOpportunityData".
 */
export interface ReportOpportunityData {
  /**
   * The list of them all.
   */
  behind: {
    /**
     * Whose list.
     */
    entity: string;
    /**
     * Its filter.
     */
    filter: {
      /**
       * A field of the catalogue, `tag`, or `product` of what names several.
       */
      field: string;
      /**
       * How it is compared.
       */
      op:
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
       * What with; absent for `empty`, `not_empty`, `mine`.
       */
      value?: Json;
    }[];
  };
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
  rows: {
    /**
     * The list of them; with `state` beside, of those won, lost or open.
     */
    behind: {
      /**
       * Whose list.
       */
      entity: string;
      /**
       * Its filter.
       */
      filter: {
        /**
         * A field of the catalogue, `tag`, or `product` of what names several.
         */
        field: string;
        /**
         * How it is compared.
         */
        op:
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
         * What with; absent for `empty`, `not_empty`, `mine`.
         */
        value?: Json;
      }[];
    };
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
    label: {
      /**
       * English.
       */
      en: string;
      /**
       * Chinese.
       */
      zh: string;
    };
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
  }[];
  /**
   * All of them.
   */
  total: {
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
  };
}
/**
 * What was sold.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ReportProductsInput".
 */
export interface ReportProductsInput {
  /**
   * By what lines are told apart.
   */
  by?: 'product' | 'category' | 'channel';
  /**
   * Only products of this category.
   */
  category?: string | null;
  /**
   * Only what was sold by this channel.
   */
  channel?: string | null;
  /**
   * What amounts are counted in; the workspace's currency where it is left out. No other is added to them.
   */
  currency?: string | null;
  /**
   * The days of the orders; all where it is left out.
   */
  period?: {
    /**
     * The first day.
     */
    from?: string | null;
    /**
     * The last day.
     */
    to?: string | null;
  };
}
/**
 * The answer of `report.products`.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ReportProductsData".
 */
export interface ReportProductsData {
  /**
   * What they are compared with.
   */
  before: {
    /**
     * The first day.
     */
    from: string | null;
    /**
     * The last day.
     */
    to: string | null;
  } | null;
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
  rows: {
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
    behind: {
      /**
       * Whose list.
       */
      entity: string;
      /**
       * Its filter.
       */
      filter: {
        /**
         * A field of the catalogue, `tag`, or `product` of what names several.
         */
        field: string;
        /**
         * How it is compared.
         */
        op:
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
         * What with; absent for `empty`, `not_empty`, `mine`.
         */
        value?: Json;
      }[];
    } | null;
    /**
     * How much more or less that is, in ten-thousandths of the period before; null where that was nothing.
     */
    change: number | null;
    /**
     * What it is called.
     */
    label: {
      /**
       * English.
       */
      en: string;
      /**
       * Chinese.
       */
      zh: string;
    };
    /**
     * How much, in thousandths.
     */
    quantity: number;
    /**
     * The product, category or channel; null: none is said.
     */
    value: string | null;
  }[];
  /**
   * All of them.
   */
  total: {
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
  };
}
/**
 * Services of a period.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ReportServiceInput".
 */
export interface ReportServiceInput {
  /**
   * By what they are told apart.
   */
  by?: 'type' | 'satisfaction' | 'days' | 'reopened';
  /**
   * The days on which they were raised; all where it is left out.
   */
  period?: {
    /**
     * The first day.
     */
    from?: string | null;
    /**
     * The last day.
     */
    to?: string | null;
  };
}
/**
 * The answer of `report.service`.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ReportServiceData".
 */
export interface ReportServiceData {
  /**
   * The list of them all.
   */
  behind: {
    /**
     * Whose list.
     */
    entity: string;
    /**
     * Its filter.
     */
    filter: {
      /**
       * A field of the catalogue, `tag`, or `product` of what names several.
       */
      field: string;
      /**
       * How it is compared.
       */
      op:
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
       * What with; absent for `empty`, `not_empty`, `mine`.
       */
      value?: Json;
    }[];
  };
  /**
   * In their order; what is not said last.
   */
  rows: {
    /**
     * The list of them.
     */
    behind: {
      /**
       * Whose list.
       */
      entity: string;
      /**
       * Its filter.
       */
      filter: {
        /**
         * A field of the catalogue, `tag`, or `product` of what names several.
         */
        field: string;
        /**
         * How it is compared.
         */
        op:
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
         * What with; absent for `empty`, `not_empty`, `mine`.
         */
        value?: Json;
      }[];
    };
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
    label: {
      /**
       * English.
       */
      en: string;
      /**
       * Chinese.
       */
      zh: string;
    };
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
  }[];
  /**
   * All of them.
   */
  total: {
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
  };
}
/**
 * Makes a role with the rights of another.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "RoleAddInput".
 */
export interface RoleAddInput {
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
 * via the `definition` "RoleAddData".
 */
export interface RoleAddData {
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
export interface RoleDeleteInput {
  /**
   * Which.
   */
  code: string;
}
/**
 * Which role it was.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "RoleDeleteData".
 */
export interface RoleDeleteData {
  /**
   * Its code.
   */
  code: string;
}
/**
 * Sets one right of a role.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "RoleGrantInput".
 */
export interface RoleGrantInput {
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
  level: 'none' | 'own' | 'team' | 'all';
  /**
   * The role's code.
   */
  role: string;
}
/**
 * That it was set.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "RoleGrantData".
 */
export interface RoleGrantData {
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
 * via the `definition` "RoleListData".
 */
export interface RoleListData {
  /**
   * Every right there is.
   */
  rights: {
    /**
     * The actions.
     */
    actions: string[];
    /**
     * The entity; `field` for the classes of fields that can be hidden.
     */
    entity: string;
  }[];
  /**
   * The preset ones first.
   */
  roles: {
    /**
     * Its code.
     */
    code: string;
    /**
     * Its rights above none: `entity.action` and how far it reaches.
     */
    grants: {
      /**
       * How far a grant reaches.
       */
      [k: string]: 'none' | 'own' | 'team' | 'all';
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
  }[];
}
/**
 * Renames a role.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "RoleUpdateInput".
 */
export interface RoleUpdateInput {
  /**
   * Which.
   */
  code: string;
  /**
   * What to change.
   */
  set: {
    /**
     * English label.
     */
    label_en?: string | null;
    /**
     * Chinese label.
     */
    label_zh?: string | null;
  };
}
/**
 * Which role it was.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "RoleUpdateData".
 */
export interface RoleUpdateData {
  /**
   * Its code.
   */
  code: string;
}
/**
 * Moves orders, with their lines, to the recycle bin. Only where the office enters orders by hand.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "SalesOrderBinInput".
 */
export interface SalesOrderBinInput {
  /**
   * Which.
   */
  ids: string[];
}
/**
 * How many it was.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "SalesOrderBinData".
 */
export interface SalesOrderBinData {
  /**
   * Records moved.
   */
  count: number;
}
/**
 * How many orders a list has.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "SalesOrderCountInput".
 */
export interface SalesOrderCountInput {
  /**
   * The recycle bin instead of the live ones.
   */
  bin?: boolean;
  /**
   * Of this customer only.
   */
  customer?: string | null;
  /**
   * Conditions that must all hold.
   */
  filter?: {
    /**
     * A field of the catalogue, `tag`, or `product` of what names several.
     */
    field: string;
    /**
     * How it is compared.
     */
    op:
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
     * What with; absent for `empty`, `not_empty`, `mine`.
     */
    value?: Json;
  }[];
}
/**
 * The answer of a count.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "SalesOrderCountData".
 */
export interface SalesOrderCountData {
  /**
   * Exactly.
   */
  count: number;
}
/**
 * Makes an order. Only where the office enters orders by hand.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "SalesOrderCreateInput".
 */
export interface SalesOrderCreateInput {
  /**
   * What was bought.
   */
  lines?: {
    /**
     * The product.
     */
    product: string;
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
  }[];
  /**
   * Values by field. A number is drawn where none is given.
   */
  values: {
    [k: string]: Json;
  };
}
/**
 * The new record.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "SalesOrderCreateData".
 */
export interface SalesOrderCreateData {
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
 * Exports orders: a list as it is filtered and sorted, or those that were picked. Masked fields are left out.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "SalesOrderExportInput".
 */
export interface SalesOrderExportInput {
  /**
   * The columns, by fields, `tags`, `points`, `products`, `customer`, `customer_number` and `order_lines` (of orders: a row a line in a text, a further sheet in a workbook); all where it is left out.
   */
  columns?: string[] | null;
  /**
   * Of this customer only.
   */
  customer?: string | null;
  /**
   * Conditions that must all hold.
   */
  filter?: {
    /**
     * A field of the catalogue, `tag`, or `product` of what names several.
     */
    field: string;
    /**
     * How it is compared.
     */
    op:
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
     * What with; absent for `empty`, `not_empty`, `mine`.
     */
    value?: Json;
  }[];
  /**
   * What it is written as.
   */
  format?: 'csv' | 'xlsx' | 'vcf';
  /**
   * These records and no other, in this order; what says which rows of a list is then not looked at.
   */
  ids?: string[] | null;
  /**
   * The language of headers and words; the workspace's where it is left out.
   */
  language?: ('zh' | 'en') | null;
  /**
   * The latest first where it is left out.
   */
  sort?: {
    /**
     * A sortable field.
     */
    by: string;
    /**
     * From the last to the first.
     */
    desc?: boolean;
  } | null;
}
/**
 * What came of an export.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "SalesOrderExportData".
 */
export interface SalesOrderExportData {
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
 * Reads one order.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "SalesOrderGetInput".
 */
export interface SalesOrderGetInput {
  /**
   * Which.
   */
  id: string;
}
/**
 * An order with everything that its page shows.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "SalesOrderGetData".
 */
export interface SalesOrderGetData {
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
  customer: {
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
  } | null;
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
  life: 'live' | 'binned' | 'withdrawn' | 'erased';
  /**
   * What was bought, in the order in which it was entered.
   */
  lines: {
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
    product: {
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
    } | null;
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
  }[];
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
 * Steps of one order's history.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "SalesOrderHistoryInput".
 */
export interface SalesOrderHistoryInput {
  /**
   * Before this op.
   */
  before?: number | null;
  /**
   * Whose.
   */
  id: string;
  /**
   * At most so many (50).
   */
  limit?: number | null;
}
/**
 * A record's history.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "SalesOrderHistoryData".
 */
export interface SalesOrderHistoryData {
  /**
   * There are older ones.
   */
  more: boolean;
  /**
   * Newest first.
   */
  steps: {
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
    changes: {
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
    }[];
    /**
     * Which command.
     */
    command: string;
    /**
     * What it did.
     */
    kind: 'changed' | 'settled' | 'restored' | 'binned' | 'withdrawn' | 'created' | 'erased';
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
  }[];
}
/**
 * Imports orders with their lines, each known by its number.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "SalesOrderImportInput".
 */
export interface SalesOrderImportInput {
  /**
   * Takes columns as they are guessed, whatever they were taken for in an earlier file of the same columns.
   */
  afresh?: boolean;
  /**
   * How the file is read, where the guess is overruled.
   */
  choice?: {
    /**
     * Of a text.
     */
    delimiter?: ('comma' | 'semicolon' | 'tab' | 'pipe') | null;
    /**
     * Of a text or of cards.
     */
    encoding?:
      | (
          | 'utf-8'
          | 'utf-16le'
          | 'utf-16be'
          | 'gb18030'
          | 'big5'
          | 'shift-jis'
          | 'euc-jp'
          | 'euc-kr'
          | 'windows-1252'
        )
      | null;
    /**
     * Where the columns are named.
     */
    header?:
      | 'guess'
      | {
          row: number;
        }
      | 'none';
    /**
     * Of a text.
     */
    quote?: ('double' | 'single' | 'none') | null;
    /**
     * Of a workbook: which of its sheets, from 0.
     */
    sheet?: number | null;
  };
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
  key?: 'name' | 'phone' | 'email' | 'credit_code';
  /**
   * Of a workbook with orders on one sheet and their lines on another: where the lines are.
   */
  lines?: {
    /**
     * Which sheet, and how it is read.
     */
    choice: {
      /**
       * Of a text.
       */
      delimiter?: ('comma' | 'semicolon' | 'tab' | 'pipe') | null;
      /**
       * Of a text or of cards.
       */
      encoding?:
        | (
            | 'utf-8'
            | 'utf-16le'
            | 'utf-16be'
            | 'gb18030'
            | 'big5'
            | 'shift-jis'
            | 'euc-jp'
            | 'euc-kr'
            | 'windows-1252'
          )
        | null;
      /**
       * Where the columns are named.
       */
      header?:
        | 'guess'
        | {
            row: number;
          }
        | 'none';
      /**
       * Of a text.
       */
      quote?: ('double' | 'single' | 'none') | null;
      /**
       * Of a workbook: which of its sheets, from 0.
       */
      sheet?: number | null;
    };
    /**
     * What its columns are taken for, where the guess is overruled.
     */
    map?: {
      /**
       * The column, by its name.
       */
      column: string;
      /**
       * Which comes first in its dates, where the column does not tell.
       */
      dates?: ('dmy' | 'mdy') | null;
      /**
       * A field, `contact.FIELD` or `customer.FIELD` of who stands beside it in the row, `number`, `family`, `given`,
       * `middle`, `split:name`, `split:address`, `tags`, `more:FIELD`, `point:KIND`; null: it is left out.
       */
      target?: string | null;
      /**
       * What becomes of words that its list has not; of those not named here, what `unknown` says.
       */
      words?: {
        /**
         * What becomes of a word.
         */
        [k: string]:
          | 'leave'
          | 'create'
          | {
              take: string;
            };
      };
    }[];
  } | null;
  /**
   * What columns are taken for, where the guess is overruled.
   */
  map?: {
    /**
     * The column, by its name.
     */
    column: string;
    /**
     * Which comes first in its dates, where the column does not tell.
     */
    dates?: ('dmy' | 'mdy') | null;
    /**
     * A field, `contact.FIELD` or `customer.FIELD` of who stands beside it in the row, `number`, `family`, `given`,
     * `middle`, `split:name`, `split:address`, `tags`, `more:FIELD`, `point:KIND`; null: it is left out.
     */
    target?: string | null;
    /**
     * What becomes of words that its list has not; of those not named here, what `unknown` says.
     */
    words?: {
      /**
       * What becomes of a word.
       */
      [k: string]:
        | 'leave'
        | 'create'
        | {
            take: string;
          };
    };
  }[];
  /**
   * What becomes of rows whose record is there, and of rows whose record is not.
   */
  mode?: 'create_or_update' | 'create' | 'update' | 'fill' | 'skip';
  /**
   * Whose the new customers are, where the file does not say it; oneself where nobody does.
   */
  owner?: string | null;
  /**
   * Tags of all new customers, beside those of the file.
   */
  tags?: string[];
  /**
   * What becomes of words that no list has.
   */
  unknown?: 'leave' | 'create';
  /**
   * What becomes of orders of customers whom nobody knows.
   */
  unknown_customer?: 'create' | 'reject';
}
/**
 * What came of an import.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "SalesOrderImportData".
 */
export interface SalesOrderImportData {
  /**
   * Contacts made and changed.
   */
  contacts: {
    /**
     * Made.
     */
    created: number;
    /**
     * Changed.
     */
    updated: number;
  };
  /**
   * Rows that made something.
   */
  created: number;
  /**
   * Customers made and changed.
   */
  customers: {
    /**
     * Made.
     */
    created: number;
    /**
     * Changed.
     */
    updated: number;
  };
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
  interactions: {
    /**
     * Made.
     */
    created: number;
    /**
     * Changed.
     */
    updated: number;
  };
  /**
   * Lines of orders made, changed and taken away.
   */
  lines: {
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
  };
  /**
   * What is to be said of the file as a whole.
   */
  notes: (
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
      }
  )[];
  /**
   * Orders made and changed.
   */
  orders: {
    /**
     * Made.
     */
    created: number;
    /**
     * Changed.
     */
    updated: number;
  };
  /**
   * Rows refused, and cells that were not taken from rows that were, with the reason; the first thousand.
   */
  problems: {
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
  }[];
  /**
   * How many those are in all.
   */
  problems_total: number;
  /**
   * How often each reason stands among the problems, all of them counted.
   */
  reasons: {
    /**
     * How often.
     */
    count: number;
    /**
     * The code of the rule.
     */
    reason: string;
  }[];
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
 * A page of orders. At most one of `after`, `offset` and `jump` is looked at, in this order.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "SalesOrderListInput".
 */
export interface SalesOrderListInput {
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
  customer?: string | null;
  /**
   * Conditions that must all hold.
   */
  filter?: {
    /**
     * A field of the catalogue, `tag`, or `product` of what names several.
     */
    field: string;
    /**
     * How it is compared.
     */
    op:
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
     * What with; absent for `empty`, `not_empty`, `mine`.
     */
    value?: Json;
  }[];
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
  sort?: {
    /**
     * A sortable field.
     */
    by: string;
    /**
     * From the last to the first.
     */
    desc?: boolean;
  } | null;
}
/**
 * A page.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "SalesOrderListData".
 */
export interface SalesOrderListData {
  /**
   * The cursor of the next page; null at the end.
   */
  next: string | null;
  /**
   * Its rows.
   */
  rows: {
    /**
     * Some cell was changed apart on two copies.
     */
    conflict: boolean;
    /**
     * Whose it is.
     */
    customer: {
      /**
       * Its id.
       */
      id: string;
      /**
       * Its name.
       */
      name: string;
    };
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
  }[];
}
/**
 * The place of the first order of a list whose key is not before a text.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "SalesOrderPlaceInput".
 */
export interface SalesOrderPlaceInput {
  /**
   * The recycle bin instead of the live ones.
   */
  bin?: boolean;
  /**
   * Of this customer only.
   */
  customer?: string | null;
  /**
   * Conditions that must all hold.
   */
  filter?: {
    /**
     * A field of the catalogue, `tag`, or `product` of what names several.
     */
    field: string;
    /**
     * How it is compared.
     */
    op:
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
     * What with; absent for `empty`, `not_empty`, `mine`.
     */
    value?: Json;
  }[];
  /**
   * What it begins with; of a name, letters of its pinyin do.
   */
  jump: string;
  /**
   * As the list goes where it is left out. Not by owner: there a text has a place under each.
   */
  sort?: {
    /**
     * A sortable field.
     */
    by: string;
    /**
     * From the last to the first.
     */
    desc?: boolean;
  } | null;
}
/**
 * The answer of a place.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "SalesOrderPlaceData".
 */
export interface SalesOrderPlaceData {
  /**
   * How many stand before it; all of them where none is at or after the text.
   */
  at: number;
}
/**
 * Brings orders back, each with exactly what went to the bin with it.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "SalesOrderRestoreInput".
 */
export interface SalesOrderRestoreInput {
  /**
   * Which.
   */
  ids: string[];
}
/**
 * How many it was.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "SalesOrderRestoreData".
 */
export interface SalesOrderRestoreData {
  /**
   * Records moved.
   */
  count: number;
}
/**
 * The order totals of a customer by year. What was cancelled counts nowhere, what came back counts against.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "SalesOrderTotalsInput".
 */
export interface SalesOrderTotalsInput {
  /**
   * Whose.
   */
  customer: string;
  /**
   * With the companies below it.
   */
  group?: boolean;
}
/**
 * The answer of `sales_order.totals`.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "SalesOrderTotalsData".
 */
export interface SalesOrderTotalsData {
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
  years: {
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
  }[];
}
/**
 * Changes fields of an order and its lines. Only where the office enters orders by hand.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "SalesOrderUpdateInput".
 */
export interface SalesOrderUpdateInput {
  /**
   * Which.
   */
  id: string;
  /**
   * What becomes of its lines.
   */
  lines?: {
    /**
     * New ones.
     */
    add?: {
      /**
       * The product.
       */
      product: string;
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
    }[];
    /**
     * Those that go.
     */
    remove?: string[];
    /**
     * Those that change.
     */
    set?: {
      /**
       * Which.
       */
      id: string;
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
    }[];
  } | null;
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
 * What came of it.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "SalesOrderUpdateData".
 */
export interface SalesOrderUpdateData {
  /**
   * Fields that somebody else changed meanwhile; nothing of them was saved.
   */
  conflict: {
    /**
     * A field that two people changed.
     */
    [k: string]: {
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
    };
  };
  /**
   * Lines of which somebody else changed something meanwhile.
   */
  lines: {
    /**
     * Fields that somebody else changed meanwhile.
     */
    conflict: {
      /**
       * A field that two people changed.
       */
      [k: string]: {
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
      };
    };
    /**
     * Its id.
     */
    id: string;
  }[];
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
 * Looks for a text in everything that identifies a record, and in its long texts.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "SearchFindInput".
 */
export interface SearchFindInput {
  /**
   * What to look for; everything where it is left out.
   */
  entities?:
    ('customer' | 'contact' | 'interaction' | 'opportunity' | 'service' | 'sales_order' | 'product')[] | null;
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
 * via the `definition` "SearchFindData".
 */
export interface SearchFindData {
  /**
   * Contacts.
   */
  contacts: {
    /**
     * How many there are in all, exactly, unless `more`.
     */
    count: number;
    /**
     * The best of them.
     */
    hits: {
      /**
       * The customer it is a contact of.
       */
      customer: {
        /**
         * Its id.
         */
        id: string;
        /**
         * Its name.
         */
        name: string;
      };
      /**
       * How well it fits.
       */
      fit: 'equal' | 'prefix' | 'word' | 'infix' | 'pinyin' | 'text';
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
    }[];
    /**
     * There may be more: so many long texts may have it that only the newest were looked at, or they are still being
     * indexed.
     */
    more: boolean;
  };
  /**
   * Customers.
   */
  customers: {
    /**
     * How many there are in all, exactly, unless `more`.
     */
    count: number;
    /**
     * The best of them.
     */
    hits: {
      /**
       * How well it fits.
       */
      fit: 'equal' | 'prefix' | 'word' | 'infix' | 'pinyin' | 'text';
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
    }[];
    /**
     * There may be more: so many long texts may have it that only the newest were looked at, or they are still being
     * indexed.
     */
    more: boolean;
  };
  /**
   * Interactions.
   */
  interactions: {
    /**
     * How many there are in all, exactly, unless `more`.
     */
    count: number;
    /**
     * The newest of them.
     */
    hits: {
      /**
       * The customer it was with.
       */
      customer: {
        /**
         * Its id.
         */
        id: string;
        /**
         * Its name.
         */
        name: string;
      };
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
    }[];
    /**
     * Long texts that came in great number are still being indexed: there may be more, of every entity.
     */
    indexing: boolean;
    /**
     * There may be more: so many long texts may have it that only the newest were looked at, or they are still being
     * indexed.
     */
    more: boolean;
  };
  /**
   * Opportunities.
   */
  opportunities: {
    /**
     * How many there are in all, exactly, unless `more`.
     */
    count: number;
    /**
     * The best of them.
     */
    hits: {
      /**
       * How well it fits.
       */
      fit: 'equal' | 'prefix' | 'word' | 'infix' | 'pinyin' | 'text';
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
    }[];
    /**
     * There may be more: so many long texts may have it that only the newest were looked at, or they are still being
     * indexed.
     */
    more: boolean;
  };
  /**
   * Orders.
   */
  orders: {
    /**
     * How many there are in all, exactly.
     */
    count: number;
    /**
     * The best of them.
     */
    hits: {
      /**
       * The customer whose it is.
       */
      customer: {
        /**
         * Its id.
         */
        id: string;
        /**
         * Its name.
         */
        name: string;
      };
      /**
       * How well it fits.
       */
      fit: 'equal' | 'prefix' | 'word' | 'infix' | 'pinyin' | 'text';
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
    }[];
    /**
     * There may be more; never of orders, which have no long texts.
     */
    more: boolean;
  };
  /**
   * Products.
   */
  products: {
    /**
     * How many there are in all, exactly, unless `more`.
     */
    count: number;
    /**
     * The best of them.
     */
    hits: {
      /**
       * What of its memo stands around the text; empty where it was found by what identifies it.
       */
      excerpt: string;
      /**
       * How well it fits.
       */
      fit: 'equal' | 'prefix' | 'word' | 'infix' | 'pinyin' | 'text';
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
    }[];
    /**
     * There may be more: so many long texts may have it that only the newest were looked at, or they are still being
     * indexed.
     */
    more: boolean;
  };
  /**
   * Services.
   */
  services: {
    /**
     * How many there are in all, exactly, unless `more`.
     */
    count: number;
    /**
     * The best of them.
     */
    hits: {
      /**
       * The customer whose it is.
       */
      customer: {
        /**
         * Its id.
         */
        id: string;
        /**
         * Its name.
         */
        name: string;
      } | null;
      /**
       * What of its long texts stands around the text; empty where it was found by number or title.
       */
      excerpt: string;
      /**
       * How well it fits.
       */
      fit: 'equal' | 'prefix' | 'word' | 'infix' | 'pinyin' | 'text';
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
    }[];
    /**
     * There may be more: so many long texts may have it that only the newest were looked at, or they are still being
     * indexed.
     */
    more: boolean;
  };
}
/**
 * Assigns services to somebody who is to handle them.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ServiceAssignInput".
 */
export interface ServiceAssignInput {
  /**
   * Which.
   */
  ids: string[];
  /**
   * To whom.
   */
  to: string;
}
/**
 * How many it was.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ServiceAssignData".
 */
export interface ServiceAssignData {
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
 * via the `definition` "ServiceAssigneesData".
 */
export interface ServiceAssigneesData {
  /**
   * Those with least in hand first.
   */
  people: {
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
  }[];
}
/**
 * Moves services, with all that belongs to them, to the recycle bin.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ServiceBinInput".
 */
export interface ServiceBinInput {
  /**
   * Which.
   */
  ids: string[];
}
/**
 * How many it was.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ServiceBinData".
 */
export interface ServiceBinData {
  /**
   * Records moved.
   */
  count: number;
}
/**
 * Sets the same fields on many services, as one group.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ServiceBulkInput".
 */
export interface ServiceBulkInput {
  /**
   * Which.
   */
  ids: string[];
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
 * via the `definition` "ServiceBulkData".
 */
export interface ServiceBulkData {
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
 * How many services a list has.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ServiceCountInput".
 */
export interface ServiceCountInput {
  /**
   * The recycle bin instead of the live ones.
   */
  bin?: boolean;
  /**
   * Only those of this customer.
   */
  customer?: string | null;
  /**
   * Conditions that must all hold.
   */
  filter?: {
    /**
     * A field of the catalogue, `tag`, or `product` of what names several.
     */
    field: string;
    /**
     * How it is compared.
     */
    op:
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
     * What with; absent for `empty`, `not_empty`, `mine`.
     */
    value?: Json;
  }[];
}
/**
 * The answer of a count.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ServiceCountData".
 */
export interface ServiceCountData {
  /**
   * Exactly.
   */
  count: number;
}
/**
 * Makes a service.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ServiceCreateInput".
 */
export interface ServiceCreateInput {
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
 * The new record.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ServiceCreateData".
 */
export interface ServiceCreateData {
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
 * Erases a service for good: here, in the journal, and on every copy that learns of it.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ServiceEraseInput".
 */
export interface ServiceEraseInput {
  /**
   * Which.
   */
  id: string;
}
/**
 * What an erase cannot decide alone.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ServiceEraseData".
 */
export interface ServiceEraseData {
  /**
   * Other records in sight whose free text names him, for the user to look through.
   */
  elsewhere: {
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
  }[];
}
/**
 * Exports services: a list as it is filtered and sorted, or those that were picked. Masked fields are left out.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ServiceExportInput".
 */
export interface ServiceExportInput {
  /**
   * The columns, by fields, `tags`, `points`, `products`, `customer`, `customer_number` and `order_lines` (of orders: a row a line in a text, a further sheet in a workbook); all where it is left out.
   */
  columns?: string[] | null;
  /**
   * Of this customer only.
   */
  customer?: string | null;
  /**
   * Conditions that must all hold.
   */
  filter?: {
    /**
     * A field of the catalogue, `tag`, or `product` of what names several.
     */
    field: string;
    /**
     * How it is compared.
     */
    op:
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
     * What with; absent for `empty`, `not_empty`, `mine`.
     */
    value?: Json;
  }[];
  /**
   * What it is written as.
   */
  format?: 'csv' | 'xlsx' | 'vcf';
  /**
   * These records and no other, in this order; what says which rows of a list is then not looked at.
   */
  ids?: string[] | null;
  /**
   * The language of headers and words; the workspace's where it is left out.
   */
  language?: ('zh' | 'en') | null;
  /**
   * The newest first where it is left out.
   */
  sort?: {
    /**
     * A sortable field.
     */
    by: string;
    /**
     * From the last to the first.
     */
    desc?: boolean;
  } | null;
}
/**
 * What came of an export.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ServiceExportData".
 */
export interface ServiceExportData {
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
 * Notes what the customer says of a service that was handled: from three stars on it is archived, with fewer it is in
 * hand again.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ServiceFeedbackInput".
 */
export interface ServiceFeedbackInput {
  /**
   * Which.
   */
  id: string;
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
 * via the `definition` "ServiceFeedbackData".
 */
export interface ServiceFeedbackData {
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
export interface ServiceGetInput {
  /**
   * Its id.
   */
  id: string;
}
/**
 * What the record page shows of a service.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ServiceGetData".
 */
export interface ServiceGetData {
  /**
   * What may be done with it now, and why not the rest.
   */
  actions: {
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
  }[];
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
  customer: {
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
  } | null;
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
  life: 'live' | 'binned' | 'withdrawn' | 'erased';
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
export interface ServiceHandleInput {
  /**
   * What was done.
   */
  handling: string;
  /**
   * Which.
   */
  id: string;
}
/**
 * A service after a step.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ServiceHandleData".
 */
export interface ServiceHandleData {
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
 * Steps of one service's history.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ServiceHistoryInput".
 */
export interface ServiceHistoryInput {
  /**
   * Before this op.
   */
  before?: number | null;
  /**
   * Whose.
   */
  id: string;
  /**
   * At most so many (50).
   */
  limit?: number | null;
}
/**
 * A record's history.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ServiceHistoryData".
 */
export interface ServiceHistoryData {
  /**
   * There are older ones.
   */
  more: boolean;
  /**
   * Newest first.
   */
  steps: {
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
    changes: {
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
    }[];
    /**
     * Which command.
     */
    command: string;
    /**
     * What it did.
     */
    kind: 'changed' | 'settled' | 'restored' | 'binned' | 'withdrawn' | 'created' | 'erased';
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
  }[];
}
/**
 * Imports services, those of the past in their own state and with their own dates.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ServiceImportInput".
 */
export interface ServiceImportInput {
  /**
   * Takes columns as they are guessed, whatever they were taken for in an earlier file of the same columns.
   */
  afresh?: boolean;
  /**
   * How the file is read, where the guess is overruled.
   */
  choice?: {
    /**
     * Of a text.
     */
    delimiter?: ('comma' | 'semicolon' | 'tab' | 'pipe') | null;
    /**
     * Of a text or of cards.
     */
    encoding?:
      | (
          | 'utf-8'
          | 'utf-16le'
          | 'utf-16be'
          | 'gb18030'
          | 'big5'
          | 'shift-jis'
          | 'euc-jp'
          | 'euc-kr'
          | 'windows-1252'
        )
      | null;
    /**
     * Where the columns are named.
     */
    header?:
      | 'guess'
      | {
          row: number;
        }
      | 'none';
    /**
     * Of a text.
     */
    quote?: ('double' | 'single' | 'none') | null;
    /**
     * Of a workbook: which of its sheets, from 0.
     */
    sheet?: number | null;
  };
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
  key?: 'name' | 'phone' | 'email' | 'credit_code';
  /**
   * Of a workbook with orders on one sheet and their lines on another: where the lines are.
   */
  lines?: {
    /**
     * Which sheet, and how it is read.
     */
    choice: {
      /**
       * Of a text.
       */
      delimiter?: ('comma' | 'semicolon' | 'tab' | 'pipe') | null;
      /**
       * Of a text or of cards.
       */
      encoding?:
        | (
            | 'utf-8'
            | 'utf-16le'
            | 'utf-16be'
            | 'gb18030'
            | 'big5'
            | 'shift-jis'
            | 'euc-jp'
            | 'euc-kr'
            | 'windows-1252'
          )
        | null;
      /**
       * Where the columns are named.
       */
      header?:
        | 'guess'
        | {
            row: number;
          }
        | 'none';
      /**
       * Of a text.
       */
      quote?: ('double' | 'single' | 'none') | null;
      /**
       * Of a workbook: which of its sheets, from 0.
       */
      sheet?: number | null;
    };
    /**
     * What its columns are taken for, where the guess is overruled.
     */
    map?: {
      /**
       * The column, by its name.
       */
      column: string;
      /**
       * Which comes first in its dates, where the column does not tell.
       */
      dates?: ('dmy' | 'mdy') | null;
      /**
       * A field, `contact.FIELD` or `customer.FIELD` of who stands beside it in the row, `number`, `family`, `given`,
       * `middle`, `split:name`, `split:address`, `tags`, `more:FIELD`, `point:KIND`; null: it is left out.
       */
      target?: string | null;
      /**
       * What becomes of words that its list has not; of those not named here, what `unknown` says.
       */
      words?: {
        /**
         * What becomes of a word.
         */
        [k: string]:
          | 'leave'
          | 'create'
          | {
              take: string;
            };
      };
    }[];
  } | null;
  /**
   * What columns are taken for, where the guess is overruled.
   */
  map?: {
    /**
     * The column, by its name.
     */
    column: string;
    /**
     * Which comes first in its dates, where the column does not tell.
     */
    dates?: ('dmy' | 'mdy') | null;
    /**
     * A field, `contact.FIELD` or `customer.FIELD` of who stands beside it in the row, `number`, `family`, `given`,
     * `middle`, `split:name`, `split:address`, `tags`, `more:FIELD`, `point:KIND`; null: it is left out.
     */
    target?: string | null;
    /**
     * What becomes of words that its list has not; of those not named here, what `unknown` says.
     */
    words?: {
      /**
       * What becomes of a word.
       */
      [k: string]:
        | 'leave'
        | 'create'
        | {
            take: string;
          };
    };
  }[];
  /**
   * What becomes of rows whose record is there, and of rows whose record is not.
   */
  mode?: 'create_or_update' | 'create' | 'update' | 'fill' | 'skip';
  /**
   * Whose the new customers are, where the file does not say it; oneself where nobody does.
   */
  owner?: string | null;
  /**
   * Tags of all new customers, beside those of the file.
   */
  tags?: string[];
  /**
   * What becomes of words that no list has.
   */
  unknown?: 'leave' | 'create';
  /**
   * What becomes of orders of customers whom nobody knows.
   */
  unknown_customer?: 'create' | 'reject';
}
/**
 * What came of an import.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ServiceImportData".
 */
export interface ServiceImportData {
  /**
   * Contacts made and changed.
   */
  contacts: {
    /**
     * Made.
     */
    created: number;
    /**
     * Changed.
     */
    updated: number;
  };
  /**
   * Rows that made something.
   */
  created: number;
  /**
   * Customers made and changed.
   */
  customers: {
    /**
     * Made.
     */
    created: number;
    /**
     * Changed.
     */
    updated: number;
  };
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
  interactions: {
    /**
     * Made.
     */
    created: number;
    /**
     * Changed.
     */
    updated: number;
  };
  /**
   * Lines of orders made, changed and taken away.
   */
  lines: {
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
  };
  /**
   * What is to be said of the file as a whole.
   */
  notes: (
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
      }
  )[];
  /**
   * Orders made and changed.
   */
  orders: {
    /**
     * Made.
     */
    created: number;
    /**
     * Changed.
     */
    updated: number;
  };
  /**
   * Rows refused, and cells that were not taken from rows that were, with the reason; the first thousand.
   */
  problems: {
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
  }[];
  /**
   * How many those are in all.
   */
  problems_total: number;
  /**
   * How often each reason stands among the problems, all of them counted.
   */
  reasons: {
    /**
     * How often.
     */
    count: number;
    /**
     * The code of the rule.
     */
    reason: string;
  }[];
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
 * A page of services. At most one of `after`, `offset` and `jump` is looked at, in this order.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ServiceListInput".
 */
export interface ServiceListInput {
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
  customer?: string | null;
  /**
   * Conditions that must all hold.
   */
  filter?: {
    /**
     * A field of the catalogue, `tag`, or `product` of what names several.
     */
    field: string;
    /**
     * How it is compared.
     */
    op:
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
     * What with; absent for `empty`, `not_empty`, `mine`.
     */
    value?: Json;
  }[];
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
  sort?: {
    /**
     * A sortable field.
     */
    by: string;
    /**
     * From the last to the first.
     */
    desc?: boolean;
  } | null;
}
/**
 * A page.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ServiceListData".
 */
export interface ServiceListData {
  /**
   * The cursor of the next page; null at the end.
   */
  next: string | null;
  /**
   * Its rows.
   */
  rows: {
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
    customer: {
      /**
       * Its id.
       */
      id: string;
      /**
       * Its name.
       */
      name: string;
    } | null;
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
  }[];
}
/**
 * The place of the first service of a list whose key is not before a text.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ServicePlaceInput".
 */
export interface ServicePlaceInput {
  /**
   * The recycle bin instead of the live ones.
   */
  bin?: boolean;
  /**
   * Only those of this customer.
   */
  customer?: string | null;
  /**
   * Conditions that must all hold.
   */
  filter?: {
    /**
     * A field of the catalogue, `tag`, or `product` of what names several.
     */
    field: string;
    /**
     * How it is compared.
     */
    op:
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
     * What with; absent for `empty`, `not_empty`, `mine`.
     */
    value?: Json;
  }[];
  /**
   * What it begins with; of a name, letters of its pinyin do.
   */
  jump: string;
  /**
   * As the list goes where it is left out. Not by owner: there a text has a place under each.
   */
  sort?: {
    /**
     * A sortable field.
     */
    by: string;
    /**
     * From the last to the first.
     */
    desc?: boolean;
  } | null;
}
/**
 * The answer of a place.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ServicePlaceData".
 */
export interface ServicePlaceData {
  /**
   * How many stand before it; all of them where none is at or after the text.
   */
  at: number;
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
 * via the `definition` "ServiceQueueData".
 */
export interface ServiceQueueData {
  /**
   * Those that the session's rights let it work off, most pressing first.
   */
  queues: {
    /**
     * How many services wait in it.
     */
    count: number;
    /**
     * The filter that lists them.
     */
    filter: {
      /**
       * A field of the catalogue, `tag`, or `product` of what names several.
       */
      field: string;
      /**
       * How it is compared.
       */
      op:
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
       * What with; absent for `empty`, `not_empty`, `mine`.
       */
      value?: Json;
    }[];
    /**
     * Which.
     */
    queue: 'to_assign' | 'to_handle' | 'to_feed_back' | 'overdue' | 'reopened' | 'raised';
  }[];
}
/**
 * Gives services in hand to somebody else.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ServiceReassignInput".
 */
export interface ServiceReassignInput {
  /**
   * Which.
   */
  ids: string[];
  /**
   * Why.
   */
  reason: string;
  /**
   * To whom.
   */
  to: string;
}
/**
 * How many it was.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ServiceReassignData".
 */
export interface ServiceReassignData {
  /**
   * Services that are somebody else's now.
   */
  count: number;
}
/**
 * Brings services back, each with exactly what went to the bin with it.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ServiceRestoreInput".
 */
export interface ServiceRestoreInput {
  /**
   * Which.
   */
  ids: string[];
}
/**
 * How many it was.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ServiceRestoreData".
 */
export interface ServiceRestoreData {
  /**
   * Records moved.
   */
  count: number;
}
/**
 * Changes fields of a service.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ServiceUpdateInput".
 */
export interface ServiceUpdateInput {
  /**
   * Whose.
   */
  id: string;
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
 * via the `definition` "ServiceUpdateData".
 */
export interface ServiceUpdateData {
  /**
   * Fields that somebody else changed meanwhile; nothing of them was saved.
   */
  conflict: {
    /**
     * A field that two people changed.
     */
    [k: string]: {
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
    };
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
 * via the `definition` "SessionGetData".
 */
export interface SessionGetData {
  /**
   * `entity.action` → level, above none.
   */
  can: {
    /**
     * How far a grant reaches.
     */
    [k: string]: 'none' | 'own' | 'team' | 'all';
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
  user: {
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
  };
  /**
   * The workspace.
   */
  workspace: {
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
  };
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
 * via the `definition` "SettingListData".
 */
export interface SettingListData {
  /**
   * In the order of the screen.
   */
  settings: {
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
  }[];
}
/**
 * Changes a setting.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "SettingUpdateInput".
 */
export interface SettingUpdateInput {
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
 * via the `definition` "SettingUpdateData".
 */
export interface SettingUpdateData {
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
export interface StockCountInput {
  /**
   * The recycle bin instead of the live ones.
   */
  bin?: boolean;
  /**
   * Conditions that must all hold.
   */
  filter?: {
    /**
     * A field of the catalogue, `tag`, or `product` of what names several.
     */
    field: string;
    /**
     * How it is compared.
     */
    op:
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
     * What with; absent for `empty`, `not_empty`, `mine`.
     */
    value?: Json;
  }[];
  /**
   * Of this product only.
   */
  product?: string | null;
}
/**
 * The answer of a count.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "StockCountData".
 */
export interface StockCountData {
  /**
   * Exactly.
   */
  count: number;
}
/**
 * Exports stock: a list as it is filtered and sorted, or those that were picked. Masked fields are left out.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "StockExportInput".
 */
export interface StockExportInput {
  /**
   * The columns, by fields, `tags`, `points`, `products`, `customer`, `customer_number` and `order_lines` (of orders: a row a line in a text, a further sheet in a workbook); all where it is left out.
   */
  columns?: string[] | null;
  /**
   * Conditions that must all hold.
   */
  filter?: {
    /**
     * A field of the catalogue, `tag`, or `product` of what names several.
     */
    field: string;
    /**
     * How it is compared.
     */
    op:
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
     * What with; absent for `empty`, `not_empty`, `mine`.
     */
    value?: Json;
  }[];
  /**
   * What it is written as.
   */
  format?: 'csv' | 'xlsx' | 'vcf';
  /**
   * These records and no other, in this order; what says which rows of a list is then not looked at.
   */
  ids?: string[] | null;
  /**
   * The language of headers and words; the workspace's where it is left out.
   */
  language?: ('zh' | 'en') | null;
  /**
   * Of this product only.
   */
  product?: string | null;
  /**
   * By product where it is left out.
   */
  sort?: {
    /**
     * A sortable field.
     */
    by: string;
    /**
     * From the last to the first.
     */
    desc?: boolean;
  } | null;
}
/**
 * What came of an export.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "StockExportData".
 */
export interface StockExportData {
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
 * Steps of one stock's history.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "StockHistoryInput".
 */
export interface StockHistoryInput {
  /**
   * Before this op.
   */
  before?: number | null;
  /**
   * Whose.
   */
  id: string;
  /**
   * At most so many (50).
   */
  limit?: number | null;
}
/**
 * A record's history.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "StockHistoryData".
 */
export interface StockHistoryData {
  /**
   * There are older ones.
   */
  more: boolean;
  /**
   * Newest first.
   */
  steps: {
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
    changes: {
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
    }[];
    /**
     * Which command.
     */
    command: string;
    /**
     * What it did.
     */
    kind: 'changed' | 'settled' | 'restored' | 'binned' | 'withdrawn' | 'created' | 'erased';
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
  }[];
}
/**
 * Imports stock, each known by product, warehouse and bin.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "StockImportInput".
 */
export interface StockImportInput {
  /**
   * Takes columns as they are guessed, whatever they were taken for in an earlier file of the same columns.
   */
  afresh?: boolean;
  /**
   * How the file is read, where the guess is overruled.
   */
  choice?: {
    /**
     * Of a text.
     */
    delimiter?: ('comma' | 'semicolon' | 'tab' | 'pipe') | null;
    /**
     * Of a text or of cards.
     */
    encoding?:
      | (
          | 'utf-8'
          | 'utf-16le'
          | 'utf-16be'
          | 'gb18030'
          | 'big5'
          | 'shift-jis'
          | 'euc-jp'
          | 'euc-kr'
          | 'windows-1252'
        )
      | null;
    /**
     * Where the columns are named.
     */
    header?:
      | 'guess'
      | {
          row: number;
        }
      | 'none';
    /**
     * Of a text.
     */
    quote?: ('double' | 'single' | 'none') | null;
    /**
     * Of a workbook: which of its sheets, from 0.
     */
    sheet?: number | null;
  };
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
  key?: 'name' | 'phone' | 'email' | 'credit_code';
  /**
   * Of a workbook with orders on one sheet and their lines on another: where the lines are.
   */
  lines?: {
    /**
     * Which sheet, and how it is read.
     */
    choice: {
      /**
       * Of a text.
       */
      delimiter?: ('comma' | 'semicolon' | 'tab' | 'pipe') | null;
      /**
       * Of a text or of cards.
       */
      encoding?:
        | (
            | 'utf-8'
            | 'utf-16le'
            | 'utf-16be'
            | 'gb18030'
            | 'big5'
            | 'shift-jis'
            | 'euc-jp'
            | 'euc-kr'
            | 'windows-1252'
          )
        | null;
      /**
       * Where the columns are named.
       */
      header?:
        | 'guess'
        | {
            row: number;
          }
        | 'none';
      /**
       * Of a text.
       */
      quote?: ('double' | 'single' | 'none') | null;
      /**
       * Of a workbook: which of its sheets, from 0.
       */
      sheet?: number | null;
    };
    /**
     * What its columns are taken for, where the guess is overruled.
     */
    map?: {
      /**
       * The column, by its name.
       */
      column: string;
      /**
       * Which comes first in its dates, where the column does not tell.
       */
      dates?: ('dmy' | 'mdy') | null;
      /**
       * A field, `contact.FIELD` or `customer.FIELD` of who stands beside it in the row, `number`, `family`, `given`,
       * `middle`, `split:name`, `split:address`, `tags`, `more:FIELD`, `point:KIND`; null: it is left out.
       */
      target?: string | null;
      /**
       * What becomes of words that its list has not; of those not named here, what `unknown` says.
       */
      words?: {
        /**
         * What becomes of a word.
         */
        [k: string]:
          | 'leave'
          | 'create'
          | {
              take: string;
            };
      };
    }[];
  } | null;
  /**
   * What columns are taken for, where the guess is overruled.
   */
  map?: {
    /**
     * The column, by its name.
     */
    column: string;
    /**
     * Which comes first in its dates, where the column does not tell.
     */
    dates?: ('dmy' | 'mdy') | null;
    /**
     * A field, `contact.FIELD` or `customer.FIELD` of who stands beside it in the row, `number`, `family`, `given`,
     * `middle`, `split:name`, `split:address`, `tags`, `more:FIELD`, `point:KIND`; null: it is left out.
     */
    target?: string | null;
    /**
     * What becomes of words that its list has not; of those not named here, what `unknown` says.
     */
    words?: {
      /**
       * What becomes of a word.
       */
      [k: string]:
        | 'leave'
        | 'create'
        | {
            take: string;
          };
    };
  }[];
  /**
   * What becomes of rows whose record is there, and of rows whose record is not.
   */
  mode?: 'create_or_update' | 'create' | 'update' | 'fill' | 'skip';
  /**
   * Whose the new customers are, where the file does not say it; oneself where nobody does.
   */
  owner?: string | null;
  /**
   * Tags of all new customers, beside those of the file.
   */
  tags?: string[];
  /**
   * What becomes of words that no list has.
   */
  unknown?: 'leave' | 'create';
  /**
   * What becomes of orders of customers whom nobody knows.
   */
  unknown_customer?: 'create' | 'reject';
}
/**
 * What came of an import.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "StockImportData".
 */
export interface StockImportData {
  /**
   * Contacts made and changed.
   */
  contacts: {
    /**
     * Made.
     */
    created: number;
    /**
     * Changed.
     */
    updated: number;
  };
  /**
   * Rows that made something.
   */
  created: number;
  /**
   * Customers made and changed.
   */
  customers: {
    /**
     * Made.
     */
    created: number;
    /**
     * Changed.
     */
    updated: number;
  };
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
  interactions: {
    /**
     * Made.
     */
    created: number;
    /**
     * Changed.
     */
    updated: number;
  };
  /**
   * Lines of orders made, changed and taken away.
   */
  lines: {
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
  };
  /**
   * What is to be said of the file as a whole.
   */
  notes: (
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
      }
  )[];
  /**
   * Orders made and changed.
   */
  orders: {
    /**
     * Made.
     */
    created: number;
    /**
     * Changed.
     */
    updated: number;
  };
  /**
   * Rows refused, and cells that were not taken from rows that were, with the reason; the first thousand.
   */
  problems: {
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
  }[];
  /**
   * How many those are in all.
   */
  problems_total: number;
  /**
   * How often each reason stands among the problems, all of them counted.
   */
  reasons: {
    /**
     * How often.
     */
    count: number;
    /**
     * The code of the rule.
     */
    reason: string;
  }[];
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
 * A page of stocks. At most one of `after`, `offset` and `jump` is looked at, in this order.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "StockListInput".
 */
export interface StockListInput {
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
  filter?: {
    /**
     * A field of the catalogue, `tag`, or `product` of what names several.
     */
    field: string;
    /**
     * How it is compared.
     */
    op:
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
     * What with; absent for `empty`, `not_empty`, `mine`.
     */
    value?: Json;
  }[];
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
  product?: string | null;
  /**
   * By product where it is left out.
   */
  sort?: {
    /**
     * A sortable field.
     */
    by: string;
    /**
     * From the last to the first.
     */
    desc?: boolean;
  } | null;
}
/**
 * A page.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "StockListData".
 */
export interface StockListData {
  /**
   * The cursor of the next page; null at the end.
   */
  next: string | null;
  /**
   * Its rows.
   */
  rows: {
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
    product: {
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
    } | null;
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
  }[];
}
/**
 * The place of the first stock of a list whose key is not before a text.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "StockPlaceInput".
 */
export interface StockPlaceInput {
  /**
   * The recycle bin instead of the live ones.
   */
  bin?: boolean;
  /**
   * Conditions that must all hold.
   */
  filter?: {
    /**
     * A field of the catalogue, `tag`, or `product` of what names several.
     */
    field: string;
    /**
     * How it is compared.
     */
    op:
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
     * What with; absent for `empty`, `not_empty`, `mine`.
     */
    value?: Json;
  }[];
  /**
   * What it begins with; of a name, letters of its pinyin do.
   */
  jump: string;
  /**
   * Of this product only.
   */
  product?: string | null;
  /**
   * As the list goes where it is left out. Not by owner: there a text has a place under each.
   */
  sort?: {
    /**
     * A sortable field.
     */
    by: string;
    /**
     * From the last to the first.
     */
    desc?: boolean;
  } | null;
}
/**
 * The answer of a place.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "StockPlaceData".
 */
export interface StockPlaceData {
  /**
   * How many stand before it; all of them where none is at or after the text.
   */
  at: number;
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
 * via the `definition` "TagListData".
 */
export interface TagListData {
  /**
   * The most used first.
   */
  tags: {
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
  }[];
}
/**
 * Adds a team.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "TeamAddInput".
 */
export interface TeamAddInput {
  /**
   * What it is called.
   */
  name: string;
  /**
   * The team above; the root where it is left out.
   */
  parent?: string | null;
}
/**
 * Which team it was.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "TeamAddData".
 */
export interface TeamAddData {
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
export interface TeamDeleteInput {
  /**
   * Which.
   */
  id: string;
}
/**
 * Which team it was.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "TeamDeleteData".
 */
export interface TeamDeleteData {
  /**
   * Its id.
   */
  id: string;
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
 * via the `definition` "TeamListData".
 */
export interface TeamListData {
  /**
   * The root first, the others in the order in which they came.
   */
  teams: {
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
  }[];
}
/**
 * Changes a team.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "TeamUpdateInput".
 */
export interface TeamUpdateInput {
  /**
   * Which.
   */
  id: string;
  /**
   * What to change.
   */
  set: {
    /**
     * What it is called.
     */
    name?: string | null;
    /**
     * The team above.
     */
    parent?: string | null;
  };
}
/**
 * Which team it was.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "TeamUpdateData".
 */
export interface TeamUpdateData {
  /**
   * Its id.
   */
  id: string;
}
/**
 * Lets somebody log in again, by an invitation.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "UserActivateInput".
 */
export interface UserActivateInput {
  /**
   * Whom.
   */
  id: string;
}
/**
 * The code, which is kept nowhere.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "UserActivateData".
 */
export interface UserActivateData {
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
export interface UserAddInput {
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
 * via the `definition` "UserAddData".
 */
export interface UserAddData {
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
export interface UserDeactivateInput {
  /**
   * Whom.
   */
  id: string;
}
/**
 * Who was changed.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "UserDeactivateData".
 */
export interface UserDeactivateData {
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
export interface UserHandOverInput {
  /**
   * Who gives.
   */
  from: string;
  /**
   * Who takes: somebody who can log in.
   */
  to: string;
}
/**
 * What somebody has in hand.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "UserHandOverData".
 */
export interface UserHandOverData {
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
export interface UserInviteInput {
  /**
   * Whom.
   */
  id: string;
}
/**
 * The code, which is kept nowhere.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "UserInviteData".
 */
export interface UserInviteData {
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
 * via the `definition` "UserListData".
 */
export interface UserListData {
  /**
   * In the order in which they came.
   */
  users: {
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
  }[];
}
/**
 * Changes the password of whoever asks.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "UserPasswordInput".
 */
export interface UserPasswordInput {
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
 * via the `definition` "UserPasswordData".
 */
export interface UserPasswordData {}
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
 * via the `definition` "UserPeopleData".
 */
export interface UserPeopleData {
  /**
   * In the order in which they came.
   */
  people: {
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
    key: 'password' | 'invited' | 'none';
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
    teams: {
      /**
       * Its id.
       */
      id: string;
      /**
       * Its name.
       */
      name: string;
    }[];
    /**
     * How he logs in.
     */
    username: string;
    /**
     * What he has in hand.
     */
    work: {
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
    };
    /**
     * Whether he is the one who asks.
     */
    you: boolean;
  }[];
}
/**
 * Changes somebody.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "UserUpdateInput".
 */
export interface UserUpdateInput {
  /**
   * Whom.
   */
  id: string;
  /**
   * What to change.
   */
  set: {
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
    teams?: string[] | null;
  };
}
/**
 * Who was changed.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "UserUpdateData".
 */
export interface UserUpdateData {
  /**
   * His id.
   */
  id: string;
}
/**
 * What a user has in hand.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "UserWorkInput".
 */
export interface UserWorkInput {
  /**
   * Whose.
   */
  id: string;
}
/**
 * What somebody has in hand.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "UserWorkData".
 */
export interface UserWorkData {
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
 * Bins one of one's own views.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ViewDeleteInput".
 */
export interface ViewDeleteInput {
  /**
   * Which.
   */
  id: string;
}
/**
 * That it is gone.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ViewDeleteData".
 */
export interface ViewDeleteData {
  /**
   * Always true.
   */
  deleted: boolean;
}
/**
 * Views of an entity: one's own and shared ones.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ViewListInput".
 */
export interface ViewListInput {
  /**
   * `customer`.
   */
  entity: string;
}
/**
 * The answer of `view.list`.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ViewListData".
 */
export interface ViewListData {
  /**
   * One's own first.
   */
  views: {
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
  }[];
}
/**
 * Saves a view, a new one or one's own again.
 *
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "ViewSaveInput".
 */
export interface ViewSaveInput {
  /**
   * `customer`.
   */
  entity: string;
  /**
   * Of one that stands already.
   */
  id?: string | null;
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
 * via the `definition` "ViewSaveData".
 */
export interface ViewSaveData {
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
 * via the `definition` "WorkspaceStatusData".
 */
export interface WorkspaceStatusData {
  /**
   * The newest verified backup.
   */
  backup: {
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
  } | null;
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
 * This interface was referenced by `Calls`'s JSON-Schema
 * via the `definition` "Error".
 */
export interface Error {
  /**
   * See docs/cli.md for the list.
   */
  code: string;
  detail: {};
  reference?: string;
}
