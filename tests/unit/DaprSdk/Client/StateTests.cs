using System.Net;
using System.Text;
using Dapr;
using Dapr.Client;
using Xunit;

namespace EduStream.Tests.Unit.DaprSdk.Client;

public sealed class StateTests
{
    private static readonly StateOptions First = new() { Concurrency = ConcurrencyMode.FirstWrite, Consistency = ConsistencyMode.Strong };

    [Fact]
    public async Task Get_Present_ReadsValueAndUnquotedEtag()
    {
        await using var sidecar = await FakeHttpSidecar.AnsweringAsync(200, """{"name":"x"}""", "15db-7");
        var (value, etag) = await sidecar.Client.GetStateAndETagAsync<Item>("store", "a/ключ", ConsistencyMode.Strong, new Dictionary<string, string> { ["p"] = "1 2" });
        Assert.Equal((new Item("x"), "15db-7"), (value, etag));
        var request = Assert.Single(sidecar.Requests);
        Assert.Equal("/v1.0/state/store/a%2F%D0%BA%D0%BB%D1%8E%D1%87?consistency=strong&metadata.p=1%202", request.Target);
        Assert.Equal("secret", request.Headers["dapr-api-token"]);
    }

    [Fact]
    public async Task Get_Missing_IsTheDefault()
    {
        await using var sidecar = await FakeHttpSidecar.AnsweringAsync(204);
        Assert.Equal(0, await sidecar.Client.GetStateAsync<int>("store", "k"));
        Assert.Equal((null, ""), await sidecar.Client.GetStateAndETagAsync<Item?>("store", "k"));
    }

    [Fact]
    public async Task Get_StoredNull_IsNull()
    {
        await using var sidecar = await FakeHttpSidecar.AnsweringAsync(200, "null", "1");
        Assert.Null(await sidecar.Client.GetStateAsync<Item?>("store", "k"));
    }

    [Fact]
    public async Task Save_WithOptions_LooksAsTheApiAsks()
    {
        await using var sidecar = await FakeHttpSidecar.AnsweringAsync(204);
        await sidecar.Client.SaveStateAsync("store", "k", new Item("x"), First, new Dictionary<string, string> { ["ttlInSeconds"] = "5" });
        Assert.True(await sidecar.Client.TrySaveStateAsync<Item?>("store", "k", null, "7"));
        Assert.True(await sidecar.Client.TrySaveStateAsync("store", "k", 1, ""));
        Assert.Equal(
            [
                """[{"key":"k","value":{"name":"x"},"options":{"concurrency":"first-write","consistency":"strong"},"metadata":{"ttlInSeconds":"5"}}]""",
                """[{"key":"k","value":null,"etag":"7"}]""",
                """[{"key":"k","value":1}]""",
            ],
            sidecar.Requests.Select(request => request.Body));
    }

    [Fact]
    public async Task Try_EtagMismatch_IsFalse()
    {
        await using var sidecar = await FakeHttpSidecar.AnsweringAsync(409, """{"errorCode":"ERR_STATE_SAVE","message":"etag mismatch"}""");
        Assert.False(await sidecar.Client.TrySaveStateAsync("store", "k", 1, "7", First));
        await Assert.ThrowsAsync<DaprException>(() => sidecar.Client.SaveStateAsync("store", "k", 1));
        await Assert.ThrowsAsync<DaprException>(() => sidecar.Client.DeleteStateAsync("store", "k", First));
        Assert.Equal(("DELETE", "/v1.0/state/store/k?concurrency=first-write&consistency=strong"), (sidecar.Requests.Last().Method, sidecar.Requests.Last().Target));
    }

    [Fact]
    public async Task Failure_Any_IsAdaprExceptionThatSaysWhy()
    {
        await using var sidecar = await FakeHttpSidecar.AnsweringAsync(400, """{"errorCode":"ERR_STATE_STORE_NOT_FOUND","message":"state store nostore is not found"}""");
        var error = await Assert.ThrowsAsync<DaprException>(() => sidecar.Client.TrySaveStateAsync("nostore", "k", 1, "7"));
        Assert.Equal("Saving state 'k' failed: ERR_STATE_STORE_NOT_FOUND: state store nostore is not found", error.Message);
        Assert.Equal(HttpStatusCode.BadRequest, Assert.IsType<HttpRequestException>(error.InnerException).StatusCode);
    }

    [Fact]
    public async Task Value_OfAnotherShape_IsAdaprException()
    {
        await using var sidecar = await FakeHttpSidecar.AnsweringAsync(200, "\"text\"", "1");
        await Assert.ThrowsAsync<DaprException>(() => sidecar.Client.GetStateAsync<int>("store", "k"));
    }

    [Fact]
    public async Task Sidecar_Away_IsAdaprException()
    {
        using var client = new DaprClientBuilder().UseHttpEndpoint("http://127.0.0.1:1").Build();
        await Assert.ThrowsAsync<DaprException>(() => client.GetStateAsync<int>("store", "k"));
        Assert.False(await client.CheckOutboundHealthAsync());
    }

    [Fact]
    public async Task Bulk_MissingKeys_AreDefaults()
    {
        await using var sidecar = await FakeHttpSidecar.AnsweringAsync(200, """[{"key":"a","data":{"name":"x"},"etag":"1"},{"key":"b"}]""");
        var items = await sidecar.Client.GetBulkStateAsync<Item>("store", ["a", "b"], null);
        Assert.Equal([("a", new Item("x"), "1"), ("b", null, "")], items.Select(item => (item.Key, (Item?)item.Value, item.ETag)));
        await sidecar.Client.GetBulkStateAsync<Item>("store", ["a", "b"], 2);
        Assert.Equal(["""{"keys":["a","b"],"parallelism":10}""", """{"keys":["a","b"],"parallelism":2}"""], sidecar.Requests.Select(request => request.Body));
    }

    [Fact]
    public async Task Bulk_OneKeyFailed_IsAdaprException()
    {
        await using var sidecar = await FakeHttpSidecar.AnsweringAsync(200, """[{"key":"a","error":"broken"}]""");
        var error = await Assert.ThrowsAsync<DaprException>(() => sidecar.Client.GetBulkStateAsync<Item>("store", ["a"], null));
        Assert.Contains("'a': broken", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Transaction_Operations_KeepTheirJson()
    {
        await using var sidecar = await FakeHttpSidecar.AnsweringAsync(204);
        await sidecar.Client.ExecuteStateTransactionAsync(
            "store",
            [new("a", Encoding.UTF8.GetBytes("""{"n":1}"""), StateOperationType.Upsert, "7", options: First), new("b", null, StateOperationType.Delete)],
            new Dictionary<string, string> { ["m"] = "1" });
        Assert.Equal(
            """{"operations":[{"operation":"upsert","request":{"key":"a","value":{"n":1},"etag":"7","options":{"concurrency":"first-write","consistency":"strong"}}},{"operation":"delete","request":{"key":"b"}}],"metadata":{"m":"1"}}""",
            Assert.Single(sidecar.Requests).Body);
        await Assert.ThrowsAsync<DaprException>(() => sidecar.Client.ExecuteStateTransactionAsync("store", [new("a", [1, 2], StateOperationType.Upsert)]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("..")]
    public async Task Key_ThatWouldLeaveThePath_IsRefused(string key)
    {
        await using var sidecar = await FakeHttpSidecar.AnsweringAsync(204);
        await Assert.ThrowsAsync<ArgumentException>(() => sidecar.Client.GetStateAsync<int>("store", key));
        Assert.Empty(sidecar.Requests);
    }

    private sealed record Item(string Name);
}
