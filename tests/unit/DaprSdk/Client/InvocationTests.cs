using System.Net;
using System.Net.Http.Json;
using Dapr.Client;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace EduStream.Tests.Unit.DaprSdk.Client;

public sealed class InvocationTests
{
    [Fact]
    public async Task Invoke_RequestAndAnswer_TravelAsJson()
    {
        await using var sidecar = await FakeHttpSidecar.AnsweringAsync(200, """{"sum":3}""");
        var answer = await sidecar.Client.InvokeMethodAsync<Numbers, Sum>(HttpMethod.Put, "adder", "/internal/add", new Numbers(1, 2));
        Assert.Equal(new Sum(3), answer);
        var request = Assert.Single(sidecar.Requests);
        Assert.Equal(("PUT", "/v1.0/invoke/adder/method/internal/add", """{"a":1,"b":2}"""), (request.Method, request.Target, request.Body));
        Assert.Equal("secret", request.Headers["dapr-api-token"]);
    }

    [Fact]
    public async Task Invoke_EachOverload_SendsWhatItSays()
    {
        await using var sidecar = await FakeHttpSidecar.AnsweringAsync(200, """{"sum":1}""");
        await sidecar.Client.InvokeMethodAsync("a", "m");
        await sidecar.Client.InvokeMethodAsync(HttpMethod.Delete, "a", "m");
        await sidecar.Client.InvokeMethodAsync("a", "m", 5);
        await sidecar.Client.InvokeMethodAsync(HttpMethod.Put, "a", "m", 6);
        Assert.Equal(new Sum(1), await sidecar.Client.InvokeMethodAsync<Sum>("a", "m"));
        Assert.Equal(new Sum(1), await sidecar.Client.InvokeMethodAsync<Sum>(HttpMethod.Get, "a", "m"));
        Assert.Equal(new Sum(1), await sidecar.Client.InvokeMethodAsync<int, Sum>("a", "m", 7));
        Assert.Equal(["POST", "DELETE", "POST5", "PUT6", "POST", "GET", "POST7"], sidecar.Requests.Select(request => request.Method + request.Body));
    }

    [Fact]
    public async Task Request_WithQuery_EscapesIt()
    {
        await using var sidecar = await FakeHttpSidecar.AnsweringAsync(200);
        using var request = sidecar.Client.CreateInvokeMethodRequest(HttpMethod.Get, "a", "m?x=1", [new("q", "a&b c")]);
        using var response = await sidecar.Client.InvokeMethodWithResponseAsync(request);
        Assert.Equal("/v1.0/invoke/a/method/m?x=1&q=a%26b%20c", Assert.Single(sidecar.Requests).Target);
        using var post = sidecar.Client.CreateInvokeMethodRequest("a", "m", [new("q", "1")]);
        Assert.Equal((HttpMethod.Post, "?q=1"), (post.Method, post.RequestUri!.Query));
    }

    [Fact]
    public async Task Invoke_FailureStatus_ThrowsWithTheAnswer()
    {
        await using var sidecar = await FakeHttpSidecar.AnsweringAsync(409, """{"title":"taken"}""");
        var error = await Assert.ThrowsAsync<InvocationException>(() => sidecar.Client.InvokeMethodAsync<Sum>("adder", "add"));
        Assert.Equal(("adder", "add", HttpStatusCode.Conflict), (error.AppId, error.MethodName, error.Response.StatusCode));
        Assert.Contains("taken", await error.Response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var request = sidecar.Client.CreateInvokeMethodRequest("adder", "add");
        using var response = await sidecar.Client.InvokeMethodWithResponseAsync(request);
        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
    }

    [Fact]
    public async Task Invoke_UnreadableAnswer_Throws()
    {
        await using var sidecar = await FakeHttpSidecar.StartAsync(http => http.Response.WriteAsync("not json"));
        await Assert.ThrowsAsync<InvocationException>(() => sidecar.Client.InvokeMethodAsync<Sum>("adder", "add"));
    }

    [Fact]
    public async Task Invoke_SidecarAway_ThrowsWithoutAnswer()
    {
        using var client = new DaprClientBuilder().UseHttpEndpoint("http://127.0.0.1:1").Build();
        var error = await Assert.ThrowsAsync<InvocationException>(() => client.InvokeMethodAsync("adder", "add"));
        Assert.Null(error.Response);
        using var elsewhere = new HttpRequestMessage(HttpMethod.Get, "http://example.com/v1.0/invoke/a/method/m");
        await Assert.ThrowsAsync<InvalidOperationException>(() => client.InvokeMethodAsync(elsewhere));
    }

    [Fact]
    public async Task HttpClient_ForApps_GoesThroughTheSidecar()
    {
        await using var sidecar = await FakeHttpSidecar.AnsweringAsync(200, """{"sum":4}""");
        using var relative = DaprClient.CreateInvokeHttpClient("Adder", sidecar.Address, "other");
        Assert.Equal(new Sum(4), await relative.GetFromJsonAsync<Sum>("/add?a=1"));
        using var absolute = sidecar.Client.CreateInvokableHttpClient();
        await absolute.GetStringAsync("http://adder/add/more");
        Assert.Equal(
            [("/v1.0/invoke/Adder/method/add?a=1", "other"), ("/v1.0/invoke/adder/method/add/more", "secret")],
            sidecar.Requests.Select(request => (request.Target, request.Headers["dapr-api-token"])));
        await Assert.ThrowsAsync<ArgumentException>(() => absolute.GetStringAsync("file:///etc/passwd"));
        Assert.Throws<ArgumentException>(() => DaprClient.CreateInvokeHttpClient("not a host"));
    }

    private sealed record Numbers(int A, int B);

    private sealed record Sum([property: System.Text.Json.Serialization.JsonPropertyName("sum")] int Value);
}
