package org.qiaoliang.files.internal;

import static org.qiaoliang.tables.files.Tables.FILE;

import org.qiaoliang.crypto.SealedColumn;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FilesProperties.class)
class FilesConfiguration {
    @Bean
    SealedColumn fileNames() {
        return SealedColumn.of(FileSeals.NAME, FILE.NAME).where(FILE.CASE_KEY.isNull());
    }

    @Bean
    SealedColumn fileKeys() {
        return SealedColumn.of(FileSeals.KEY, FILE.CONTENT_KEY).where(FILE.CASE_KEY.isNull());
    }
}
