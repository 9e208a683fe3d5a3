package org.qiaoliang.jobs.internal;

import static org.qiaoliang.tables.jobs.Tables.JOB;
import static org.qiaoliang.tables.jobs.Tables.PIECE;

import org.qiaoliang.crypto.SealedColumn;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What jobs are to do and the files that they resulted in, for when keys are renewed. */
@Configuration(proxyBeanMethods = false)
class SealedJobs {
    @Bean
    SealedColumn jobParameters() {
        return SealedColumn.of(JobTable.PURPOSE, JOB.PARAMETERS);
    }

    @Bean
    SealedColumn jobResults() {
        return SealedColumn.of(ResultStream.PURPOSE, PIECE.CONTENT);
    }
}
