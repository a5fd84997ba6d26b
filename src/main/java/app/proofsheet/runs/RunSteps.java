package app.proofsheet.runs;

import app.proofsheet.domain.model.EndpointTable;
import app.proofsheet.folder.run.RunRecords;
import app.proofsheet.folder.run.UploadLedger;
import app.proofsheet.provider.OperationIds;

import java.time.Clock;

/** The steps over one set of records. */
record RunSteps(
        RunRecords records, SubmitStep submit, FindStep find, LookStep look, SaveStep save) {

    static RunSteps of(EndpointTable endpoints, OperationIds ids, Clock clock, CrashPoints crash) {
        RunRecords records = new RunRecords(clock);
        Inputs inputs = new Inputs(records, new UploadLedger(clock), ids, crash);
        LookStep look = new LookStep(records, ids, crash);
        return new RunSteps(
                records,
                new SubmitStep(records, endpoints, inputs, ids, crash),
                new FindStep(records, crash),
                look,
                new SaveStep(records, look, new PictureSaver(records, ids, clock, crash)));
    }
}
