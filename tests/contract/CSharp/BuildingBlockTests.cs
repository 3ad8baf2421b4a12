using System.Collections.Concurrent;
using System.Text;
using Dapr;
using Dapr.Client;
using EduStream.Testing;
using EduStream.Tests.Contract.Runtimes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace EduStream.Tests.Contract.CSharp;

public sealed class BuildingBlockTests
{
    public static TheoryData<string> Runtimes => RuntimesUnderTest.Present;

    private static readonly StateOptions First = new() { Concurrency = ConcurrencyMode.FirstWrite };

    [Theory, MemberData(nameof(Runtimes))]
    public async Task State_is_written_read_guarded_and_deleted(string runtime)
    {
        await using var host = await SdkApp.StartAsync(runtime);
        Assert.Null(await host.Dapr.GetStateAsync<Item?>("statestore", "k"));
        Assert.True(await host.Dapr.TrySaveStateAsync("statestore", "k", new Item("a"), "", First));
        Assert.False(await host.Dapr.TrySaveStateAsync("statestore", "k", new Item("b"), "", First));
        var (_, etag) = await host.Dapr.GetStateAndETagAsync<Item>("statestore", "k");
        Assert.True(await host.Dapr.TrySaveStateAsync("statestore", "k", new Item("c"), etag, First));
        Assert.False(await host.Dapr.TrySaveStateAsync("statestore", "k", new Item("d"), etag, First));
        Assert.Equal(new Item("c"), await host.Dapr.GetStateAsync<Item>("statestore", "k"));
        await host.Dapr.ExecuteStateTransactionAsync("statestore", [
            new("k", null, StateOperationType.Delete),
            new("x/ключ", Encoding.UTF8.GetBytes("""{"name":"d"}"""), StateOperationType.Upsert)]);
        var items = await host.Dapr.GetBulkStateAsync<Item?>("statestore", ["k", "x/ключ"], null);
        Assert.Equal(new Item("d"), items.Single(item => item.Key == "x/ключ").Value);
        Assert.Null(items.FirstOrDefault(item => item.Key == "k").Value);
        await host.Dapr.DeleteStateAsync("statestore", "x/ключ");
        Assert.Null(await host.Dapr.GetStateAsync<Item?>("statestore", "x/ключ"));
        await Assert.ThrowsAsync<DaprException>(() => host.Dapr.GetStateAsync<Item>("nostore", "k"));
    }

    [Theory, MemberData(nameof(Runtimes))]
    public async Task An_event_reaches_the_handler_of_its_topic_unwrapped(string runtime)
    {
        var seen = new ConcurrentQueue<Item>();
        await using var host = await SdkApp.StartAsync(runtime, app => app.MapPost("/events/made", (Item item) =>
        {
            seen.Enqueue(item);
            return Results.Ok();
        }).WithTopic("pubsub", "made"));
        await host.Dapr.PublishEventAsync("pubsub", "made", new Item("x"));
        await Eventually.TrueAsync(() => seen.Count == 1);
        Assert.Equal(new Item("x"), seen.Single());
        await Assert.ThrowsAsync<DaprException>(() => host.Dapr.PublishEventAsync("nopubsub", "made", new Item("x")));
    }

    [Theory, MemberData(nameof(Runtimes))]
    public async Task A_method_is_invoked_with_body_query_and_answer(string runtime)
    {
        await using var host = await SdkApp.StartAsync(runtime, app =>
        {
            app.MapPost("/internal/rename", (Item item, string to) => new Item(item.Name + to));
            app.MapGet("/internal/refuse", () => Results.Conflict());
        });
        using var request = host.Dapr.CreateInvokeMethodRequest(HttpMethod.Post, "sdk", "internal/rename", [new("to", "-b c")]);
        request.Content = System.Net.Http.Json.JsonContent.Create(new Item("a"));
        Assert.Equal(new Item("a-b c"), await host.Dapr.InvokeMethodAsync<Item>(request));
        var error = await Assert.ThrowsAsync<InvocationException>(() => host.Dapr.InvokeMethodAsync<Item>(HttpMethod.Get, "sdk", "internal/refuse"));
        Assert.Equal(System.Net.HttpStatusCode.Conflict, error.Response.StatusCode);
        using var http = host.Dapr.CreateInvokableHttpClient("sdk");
        Assert.Equal(System.Net.HttpStatusCode.Conflict, (await http.GetAsync("/internal/refuse")).StatusCode);
    }

    [Theory, MemberData(nameof(Runtimes))]
    public async Task A_secret_is_read_and_a_missing_one_is_an_error(string runtime)
    {
        await using var host = await SdkApp.StartAsync(runtime);
        Assert.Equal("u1", (await host.Dapr.GetSecretAsync("secrets", "db:user"))["db:user"]);
        Assert.Equal(["p1", "u1"], (await host.Dapr.GetSecretAsync("multisecrets", "db")).Values.Order());
        await Assert.ThrowsAsync<DaprException>(() => host.Dapr.GetSecretAsync("secrets", "nope"));
        Assert.True(await host.Dapr.CheckOutboundHealthAsync());
    }

    private sealed record Item(string Name);
}
