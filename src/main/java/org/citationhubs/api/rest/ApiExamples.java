package org.citationhubs.api.rest;

/** Descriptions and examples of the OpenAPI document. */
final class ApiExamples {

    static final String ID = "arxiv:hep-th/9711200";

    static final String CITING_ID = "arxiv:hep-th/9802150";

    static final String LIMIT = "Number of items on the page, from 1 to 1000";

    static final String CURSOR =
            "nextCursor of the page before. The list may grow meanwhile: no item is returned twice or left out";

    static final String SOURCE =
            "Only citations that this source states; an empty name stands for events that name no source";

    static final String SELF = "Whether citing works that share an author with the hub count";

    static final String HUB = """
        {"id": "arxiv:hep-th/9711200", "title": "The Large N Limit of Superconformal Field Theories and Supergravity",
         "publishedAt": "1997-11-27", "tier": "SUPER_HUB", "citingWorks": 2414, "statements": 30,
         "classifiedCitingWorks": 17,
         "roles": {"BACKGROUND": {"citingWorks": 17, "statements": 30, "anyCitingWorks": 17},
                   "UNCLASSIFIED": {"citingWorks": 2397, "statements": 0, "anyCitingWorks": 2397}},
         "polarities": {"NEUTRAL": {"citingWorks": 17, "statements": 30, "anyCitingWorks": 17},
                        "UNCLASSIFIED": {"citingWorks": 2397, "statements": 0, "anyCitingWorks": 2397}},
         "years": {"1997": 6, "1998": 444}, "undated": 1964, "coCitedWorks": 8718, "coCitations": 68127,
         "coCited": [{"id": "arxiv:hep-th/9802150", "title": "Anti De Sitter Space And Holography", "count": 1655}],
         "revision": 12, "asOf": {"citations.v1": {"0": 1234}},
         "servedBy": "localhost:8080", "standby": false, "lag": {"records": 0, "seconds": 0}, "replicaLag": 0}\
        """;

    static final String CITING_WORKS = """
        {"items": [{"id": "arxiv:hep-th/9802150", "title": "Anti De Sitter Space And Holography",
                    "publishedAt": "1998-02-20", "roles": ["EXTENSION", "BACKGROUND"], "polarity": "SUPPORT",
                    "mentions": 3, "sources": ["crossref", "openalex"]}],
         "total": 2414, "nextCursor": "ZDEwMjI5OTYgYXJ4aXY6aGVwLXRoLzk4MDIxNTA", "asOf": {"citations.v1": {"0": 1234}},
         "servedBy": "localhost:8080", "standby": false, "lag": {"records": 0, "seconds": 0}, "replicaLag": 0}\
        """;

    static final String CO_CITED = """
        {"items": [{"id": "arxiv:hep-th/9802150", "title": "Anti De Sitter Space And Holography", "count": 1655,
                    "citingWorks": 1775, "score": 1655}],
         "total": 8718, "nextCursor": "YzE2NTUgYXJ4aXY6aGVwLXRoLzk4MDIxNTA", "asOf": {"citations.v1": {"0": 1234}},
         "servedBy": "localhost:8080", "standby": false, "lag": {"records": 0, "seconds": 0}, "replicaLag": 0}\
        """;

    static final String REFERENCES = """
        {"items": [{"id": "arxiv:hep-th/9711200",
                    "title": "The Large N Limit of Superconformal Field Theories and Supergravity",
                    "roles": ["EXTENSION"], "polarity": "SUPPORT", "mentions": 1, "sources": ["crossref"],
                    "statements": [{"section": "Introduction", "context": "We make the conjecture of [1] precise.",
                                    "roles": [{"role": "EXTENSION", "confidence": 0.9}],
                                    "polarity": {"value": "SUPPORT", "confidence": 0.8}}]}],
         "coverage": [{"source": "crossref", "references": 1, "unidentified": 12, "complete": true,
                       "observedAt": "2026-05-25T10:00:00Z"}],
         "total": 1, "nextCursor": null, "asOf": {"citations.v1": {"0": 1234}},
         "servedBy": "localhost:8080", "standby": false, "lag": {"records": 0, "seconds": 0}, "replicaLag": 0}\
        """;

    static final String LAG = """
        {"recordsBehind": 3, "unpublishedHubs": 1,
         "partitions": [{"topic": "citations.v1", "partition": 0, "end": 1237, "committed": 1234, "behind": 3}],
         "servedBy": "localhost:8080"}\
        """;

    static final String TOPOLOGY = """
        {"instances": [{"address": "hubs-0.hubs:8080", "state": "RUNNING",
                        "copies": [{"half": "hubs", "partition": 0, "lag": 0},
                                   {"half": "hubs", "partition": 1, "lag": 12}]},
                       {"address": "hubs-1.hubs:8080", "state": null, "problem": "no answer within 2000 ms",
                        "copies": []}],
         "partitions": [{"half": "hubs", "partition": 0, "active": "hubs-0.hubs:8080",
                         "standbys": ["hubs-1.hubs:8080"]}],
         "servedBy": "hubs-0.hubs:8080"}\
        """;

    static final String BATCH_IDS = """
        {"ids": ["arxiv:hep-th/9711200", "doi:10.1000/never-seen"]}\
        """;

    static final String BATCH = """
        {"items": [{"id": "arxiv:hep-th/9711200", "tier": "SUPER_HUB", "citingWorks": 2414, "revision": 12}],
         "unknown": ["doi:10.1000/never-seen"], "moved": {}, "unavailable": [], "unanswered": [],
         "servedBy": "localhost:8080", "standby": false, "lag": {"records": 0, "seconds": 0}}\
        """;

    static final String LEADERS = """
        {"items": [{"id": "arxiv:hep-th/9711200",
                    "title": "The Large N Limit of Superconformal Field Theories and Supergravity",
                    "tier": "SUPER_HUB", "label": "Canonical reference", "citingWorks": 2414,
                    "windows": {"d1": 0, "d7": 2, "d30": 9, "d365": 98}, "velocity": 0.3, "zScore": 1.2}],
         "total": 1, "nextCursor": null, "asOf": {"citations.v1": {"0": 1234}}, "unavailable": [],
         "servedBy": "localhost:8080", "standby": false, "lag": {"records": 0, "seconds": 0}}\
        """;

    static final String CITATION_EVENT = """
        {"eventId": "crawl-7-1", "op": "assert", "observedAt": "2026-05-25T10:00:00Z", "source": {"system": "crossref"},
         "references": "partial",
         "citing": {"id": "arxiv:hep-th/9802150", "title": "Anti De Sitter Space And Holography",
                    "publishedAt": "1998-02-20"},
         "citations": [{"cited": {"id": "arxiv:hep-th/9711200"},
                        "mentions": [{"section": "Introduction", "roles": [{"role": "EXTENSION", "confidence": 0.9}],
                                      "polarity": {"value": "SUPPORT", "confidence": 0.8}}]}]}\
        """;

    static final String SOURCES = """
        {"items": [{"source": "crossref", "works": 120, "citations": 4512, "lastObservedAt": "2026-05-25T10:00:00Z",
                    "revoked": false},
                   {"source": "my-crawler", "works": 7, "citations": 301, "lastObservedAt": "2026-05-09T08:15:00Z",
                    "revoked": true, "reason": "The crawler read the references of the wrong articles."}],
         "unavailable": [], "servedBy": "localhost:8080", "standby": false}\
        """;

    static final String SOURCE_DECISION = """
        {"revoked": true, "reason": "The crawler read the references of the wrong articles."}\
        """;

    static final String PUBLISHED = """
        {"partition": 2, "offset": 1234}\
        """;

    static final String PUBLISHED_LINES = """
        {"line":1,"partition":2,"offset":1234,"repairs":[{"field":"citing.publishedAt","reason":"INVALID_DATE",\
        "detail":"read as 2012"}]}
        {"line":2,"problem":{"type":"/problems/invalid-event","title":"Invalid event","status":400,\
        "detail":"citing.id: missing","field":"citing.id","reason":"INVALID_SCHEMA"}}\
        """;

    private ApiExamples() {}
}
