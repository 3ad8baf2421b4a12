using EduStream.Testing;
using EduStream.Tests.Component.Runtime.Harness;
using Xunit;

namespace EduStream.Tests.Component.Runtime;

/// <summary>The state API over HTTP, with the answers that daprd 1.18.3 gave to the same requests.</summary>
public sealed class StateTests
{
    private const string Zeros = "00-00000000000000000000000000000000-0000000000000000-00";

    [Fact]
    public async Task A_saved_value_is_read_back_as_the_json_it_was()
    {
        await using var host = await new RuntimeHost().With("app1").StartAsync();
        var saved = await host.PostAsync("/v1.0/state/statestore", """[{"key":"o","value":{"a":1}},{"key":"s","value":"ü"},{"key":"n","value":7},{"key":"none","value":null}]""");
        Assert.Equal((204, ""), (saved.Status, saved.Body));
        Assert.Equal(Zeros, saved.Headers["traceparent"]);

        foreach (var (key, value) in new[] { ("o", """{"a":1}"""), ("s", "\"ü\""), ("n", "7"), ("none", "null") })
        {
            var read = await host.GetAsync("/v1.0/state/statestore/" + key);
            Assert.Equal((200, value, "application/json"), (read.Status, read.Body, read.Headers["content-type"]));
            Assert.True(Guid.TryParse(read.Headers["etag"], out _));
        }
        Assert.Equal(204, (await host.GetAsync("/v1.0/state/statestore/nope")).Status);
    }

    [Fact]
    public async Task A_key_may_hold_a_slash_and_letters_of_any_script()
    {
        await using var host = await new RuntimeHost().With("app1").StartAsync();
        await host.PostAsync("/v1.0/state/statestore", """[{"key":"ключ/slash","value":1}]""");
        Assert.Equal("1", (await host.GetAsync("/v1.0/state/statestore/%D0%BA%D0%BB%D1%8E%D1%87%2Fslash")).Body);
    }

    [Fact]
    public async Task A_stale_etag_is_refused_and_changes_nothing()
    {
        await using var host = await new RuntimeHost().With("app1").StartAsync();
        await host.PostAsync("/v1.0/state/statestore", """[{"key":"k","value":1}]""");
        var etag = (await host.GetAsync("/v1.0/state/statestore/k")).Headers["etag"];
        Assert.Equal(204, (await host.PostAsync("/v1.0/state/statestore", $$$"""[{"key":"k","value":2,"etag":"{{{etag}}}","options":{"concurrency":"first-write"}}]""")).Status);

        foreach (var concurrency in new[] { "first-write", "last-write" })
        {
            var refused = await host.PostAsync("/v1.0/state/statestore", $$$"""[{"key":"k","value":3,"etag":"{{{etag}}}","options":{"concurrency":"{{{concurrency}}}"}}]""");
            Assert.Equal(409, refused.Status);
            Assert.Equal("""{"errorCode":"ERR_STATE_SAVE","message":"failed saving state in state store statestore: possible etag mismatch. error from state store"}""", refused.Body);
        }
        Assert.Equal("2", (await host.GetAsync("/v1.0/state/statestore/k")).Body);
    }

    [Fact]
    public async Task First_write_without_an_etag_only_creates()
    {
        await using var host = await new RuntimeHost().With("app1").StartAsync();
        const string save = """[{"key":"guard","value":1,"options":{"concurrency":"first-write"}}]""";
        Assert.Equal(204, (await host.PostAsync("/v1.0/state/statestore", save)).Status);
        Assert.Equal(409, (await host.PostAsync("/v1.0/state/statestore", save)).Status);
    }

    [Fact]
    public async Task Of_many_writers_with_first_write_one_wins()
    {
        await using var host = await new RuntimeHost().With("app1").StartAsync();
        var replies = await Task.WhenAll(Enumerable.Range(0, 20).Select(i =>
            host.PostAsync("/v1.0/state/statestore", $$$"""[{"key":"guard","value":{{{i}}},"options":{"concurrency":"first-write"}}]""")));
        Assert.Single(replies, reply => reply.Status == 204);
        Assert.Equal(19, replies.Count(reply => reply.Status == 409));
    }

    [Fact]
    public async Task One_bad_etag_among_many_does_not_keep_the_others_from_being_saved()
    {
        await using var host = await new RuntimeHost().With("app1").StartAsync();
        await host.PostAsync("/v1.0/state/statestore", """[{"key":"k","value":1}]""");
        var reply = await host.PostAsync("/v1.0/state/statestore", """[{"key":"a","value":1},{"key":"k","value":9,"etag":"bad"},{"key":"b","value":2}]""");
        Assert.Equal(409, reply.Status);
        Assert.Equal(("1", "1", "2"), ((await host.GetAsync("/v1.0/state/statestore/a")).Body, (await host.GetAsync("/v1.0/state/statestore/k")).Body, (await host.GetAsync("/v1.0/state/statestore/b")).Body));
    }

    [Fact]
    public async Task Delete_honours_the_etag_of_if_match()
    {
        await using var host = await new RuntimeHost().With("app1").StartAsync();
        await host.PostAsync("/v1.0/state/statestore", """[{"key":"k","value":1}]""");
        var etag = (await host.GetAsync("/v1.0/state/statestore/k")).Headers["etag"];
        var refused = await host.SendAsync(HttpMethod.Delete, "/v1.0/state/statestore/k", headers: ("If-Match", "99999"));
        Assert.Equal((409, """{"errorCode":"ERR_STATE_DELETE","message":"failed deleting state with key k: possible etag mismatch. error from state store"}"""), (refused.Status, refused.Body));
        Assert.Equal(204, (await host.SendAsync(HttpMethod.Delete, "/v1.0/state/statestore/k", headers: ("If-Match", etag))).Status);
        Assert.Equal(204, (await host.GetAsync("/v1.0/state/statestore/k")).Status);
        Assert.Equal(204, (await host.SendAsync(HttpMethod.Delete, "/v1.0/state/statestore/k")).Status);
    }

    [Fact]
    public async Task A_transaction_is_all_or_nothing()
    {
        await using var host = await new RuntimeHost().With("app1").StartAsync();
        await host.PostAsync("/v1.0/state/statestore", """[{"key":"old","value":1}]""");
        var done = await host.PostAsync("/v1.0/state/statestore/transaction", """
            {"operations":[{"operation":"upsert","request":{"key":"new","value":"v"}},{"operation":"delete","request":{"key":"old"}}]}
            """);
        Assert.Equal(204, done.Status);
        Assert.Equal(("\"v\"", 204), ((await host.GetAsync("/v1.0/state/statestore/new")).Body, (await host.GetAsync("/v1.0/state/statestore/old")).Status));

        var failed = await host.PostAsync("/v1.0/state/statestore/transaction", """
            {"operations":[{"operation":"upsert","request":{"key":"more","value":1}},{"operation":"upsert","request":{"key":"new","value":2,"etag":"bad"}}]}
            """);
        Assert.Equal((500, """{"errorCode":"ERR_STATE_TRANSACTION","message":"error while executing state transaction: possible etag mismatch. error from state store"}"""), (failed.Status, failed.Body));
        Assert.Equal(204, (await host.GetAsync("/v1.0/state/statestore/more")).Status);
    }

    [Fact]
    public async Task Bulk_get_names_missing_keys_last()
    {
        await using var host = await new RuntimeHost().With("app1").StartAsync();
        await host.PostAsync("/v1.0/state/statestore", """[{"key":"a","value":{"x":1}},{"key":"b","value":"s"}]""");
        var reply = await host.PostAsync("/v1.0/state/statestore/bulk", """{"keys":["a","nope","b"]}""");
        Assert.Equal(200, reply.Status);
        Assert.Matches("""^\[\{"key":"a","data":\{"x":1\},"etag":"[^"]+"\},\{"key":"b","data":"s","etag":"[^"]+"\},\{"key":"nope"\}\]\n$""", reply.Body);
    }

    [Fact]
    public async Task An_expired_value_is_gone_and_can_be_created_again()
    {
        var clock = new ManualClock();
        await using var host = await new RuntimeHost { Clock = clock }.With("app1").StartAsync();
        const string save = """[{"key":"k","value":1,"metadata":{"ttlInSeconds":"60"},"options":{"concurrency":"first-write"}}]""";
        await host.PostAsync("/v1.0/state/statestore", save);
        Assert.Contains("metadata.ttlExpireTime", (await host.GetAsync("/v1.0/state/statestore/k")).Headers.Keys, StringComparer.OrdinalIgnoreCase);
        clock.Advance(TimeSpan.FromSeconds(61));
        Assert.Equal(204, (await host.GetAsync("/v1.0/state/statestore/k")).Status);
        Assert.Equal(204, (await host.PostAsync("/v1.0/state/statestore", save)).Status);
    }

    [Fact]
    public async Task Apps_do_not_see_each_others_keys_unless_the_store_has_no_prefix()
    {
        await using var host = new RuntimeHost().With("a").With("b").Resource("shared", """
            apiVersion: dapr.io/v1alpha1
            kind: Component
            metadata: { name: shared }
            spec: { type: state.redis, version: v1, metadata: [{ name: keyPrefix, value: none }] }
            """);
        await host.StartAsync();
        await host.PostAsync("/v1.0/state/statestore", """[{"key":"k","value":1}]""");
        await host.PostAsync("/v1.0/state/shared", """[{"key":"k","value":2}]""");
        Assert.Equal((204, "2"), ((await host.GetAsync("/v1.0/state/statestore/k", sidecar: 1)).Status, (await host.GetAsync("/v1.0/state/shared/k", sidecar: 1)).Body));
    }

    [Theory]
    [InlineData("{\"key\":\"x\"}", 400, "ERR_MALFORMED_REQUEST", "json: cannot unmarshal object into Go value of type []state.SetRequest")]
    [InlineData("{[", 400, "ERR_MALFORMED_REQUEST", "invalid character '[' looking for beginning of object key string")]
    [InlineData("", 400, "ERR_MALFORMED_REQUEST", "EOF")]
    [InlineData("[{\"value\":1}]", 400, "ERR_MALFORMED_REQUEST", "\\\"key\\\" is a required field")]
    [InlineData("[{\"key\":\"k\",\"value\":1,\"options\":{\"concurrency\":\"wat\"}}]", 500, "ERR_STATE_SAVE", "failed saving state in state store statestore: unrecognized concurrency model 'wat'")]
    [InlineData("[{\"key\":\"k\",\"value\":1,\"metadata\":{\"ttlInSeconds\":\"x\"}}]", 500, "ERR_STATE_SAVE", "failed saving state in state store statestore: error parsing TTL: incorrect value for metadata 'ttlInSeconds': strconv.ParseInt: parsing \\\"x\\\": invalid syntax")]
    public async Task A_bad_save_is_answered_in_the_words_of_dapr(string body, int status, string code, string message)
    {
        await using var host = await new RuntimeHost().With("app1").StartAsync();
        var reply = await host.PostAsync("/v1.0/state/statestore", body);
        Assert.Equal((status, $$"""{"errorCode":"{{code}}","message":"{{message}}"}"""), (reply.Status, reply.Body));
    }

    [Fact]
    public async Task A_key_with_two_bars_is_refused()
    {
        await using var host = await new RuntimeHost().With("app1").StartAsync();
        var reply = await host.GetAsync("/v1.0/state/statestore/a%7C%7Cb");
        Assert.Equal(400, reply.Status);
        Assert.StartsWith("""{"errorCode":"ERR_MALFORMED_REQUEST","message":"api error: code = InvalidArgument desc = input key/keyPrefix 'a||b' can't contain '||'","details":[{"@type":"type.googleapis.com/google.rpc.BadRequest",""", reply.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET", "/v1.0/state/nostore/k", 400, """{"errorCode":"ERR_STATE_STORE_NOT_FOUND","message":"state store nostore is not found","details":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo","domain":"dapr.io","metadata":{"appID":"app1"},"reason":"DAPR_STATE_NOT_FOUND"}]}""")]
    [InlineData("PATCH", "/v1.0/state/statestore/k", 404, """{"errorCode":"ERR_DIRECT_INVOKE","message":"failed getting app id either from the URL path or the header dapr-app-id"}""")]
    [InlineData("GET", "/v1.0/state/statestore/", 404, """{"errorCode":"ERR_DIRECT_INVOKE","message":"failed getting app id either from the URL path or the header dapr-app-id"}""")]
    [InlineData("GET", "/v1.0/doesnotexist", 404, """{"errorCode":"ERR_DIRECT_INVOKE","message":"failed getting app id either from the URL path or the header dapr-app-id"}""")]
    public async Task What_is_not_there_is_said_as_dapr_says_it(string method, string path, int status, string body)
    {
        await using var host = await new RuntimeHost().With("app1").StartAsync();
        var reply = await host.SendAsync(new HttpMethod(method), path);
        Assert.Equal((status, body), (reply.Status, reply.Body));
    }
}
