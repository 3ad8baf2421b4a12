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
        using var put = sidecar.Client.CreateInvokeMethodRequest(HttpMethod.Put, "adder", "/internal/add");
        put.Content = JsonContent.Create(new Numbers(1, 2));
        Assert.Equal(new Sum(3), await sidecar.Client.InvokeMethodAsync<Sum>(put));
        Assert.Equal(new Sum(3), await sidecar.Client.InvokeMethodAsync<Sum>(HttpMethod.Get, "adder", "sum"));
        Assert.Equal(
            [("PUT", "/v1.0/invoke/adder/method/internal/add", """{"a":1,"b":2}"""), ("GET", "/v1.0/invoke/adder/method/sum", "")],
            sidecar.Requests.Select(request => (request.Method, request.Target, request.Body)));
        Assert.All(sidecar.Requests, request => Assert.Equal("secret", request.Headers["dapr-api-token"]));
    }

    [Fact]
    public async Task Request_WithQuery_EscapesIt()
    {
        await using var sidecar = await FakeHttpSidecar.AnsweringAsync(200);
        using var request = sidecar.Client.CreateInvokeMethodRequest(HttpMethod.Get, "a", "m?x=1", [new("q", "a&b c")]);
        using var response = await sidecar.Client.InvokeMethodWithResponseAsync(request);
        Assert.Equal("/v1.0/invoke/a/method/m?x=1&q=a%26b%20c", Assert.Single(sidecar.Requests).Target);
        using var plain = sidecar.Client.CreateInvokeMethodRequest(HttpMethod.Get, "a", "m", [new("q", "1")]);
        Assert.Equal("?q=1", plain.RequestUri!.Query);
    }

    [Fact]
    public async Task Invoke_FailureStatus_ThrowsWithTheAnswer()
    {
        await using var sidecar = await FakeHttpSidecar.AnsweringAsync(409, """{"title":"taken"}""");
        var error = await Assert.ThrowsAsync<InvocationException>(() => sidecar.Client.InvokeMethodAsync<Sum>(HttpMethod.Get, "adder", "add"));
        Assert.Equal(("adder", "add", HttpStatusCode.Conflict), (error.AppId, error.MethodName, error.Response.StatusCode));
        Assert.Contains("taken", await error.Response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var request = sidecar.Client.CreateInvokeMethodRequest(HttpMethod.Get, "adder", "add");
        using var response = await sidecar.Client.InvokeMethodWithResponseAsync(request);
        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
    }

    [Fact]
    public async Task Invoke_UnreadableAnswer_Throws()
    {
        await using var sidecar = await FakeHttpSidecar.StartAsync(http => http.Response.WriteAsync("not json"));
        await Assert.ThrowsAsync<InvocationException>(() => sidecar.Client.InvokeMethodAsync<Sum>(HttpMethod.Get, "adder", "add"));
    }

    [Fact]
    public async Task Invoke_SidecarAway_ThrowsWithoutAnswer()
    {
        using var client = new DaprClientBuilder().UseHttpEndpoint("http://127.0.0.1:1").Build();
        var error = await Assert.ThrowsAsync<InvocationException>(() => client.InvokeMethodAsync<Sum>(HttpMethod.Get, "adder", "add"));
        Assert.Null(error.Response);
        using var elsewhere = new HttpRequestMessage(HttpMethod.Get, "http://example.com/v1.0/invoke/a/method/m");
        await Assert.ThrowsAsync<InvalidOperationException>(() => client.InvokeMethodAsync<Sum>(elsewhere));
    }

    [Fact]
    public async Task HttpClient_ForApps_GoesThroughTheSidecar()
    {
        await using var sidecar = await FakeHttpSidecar.AnsweringAsync(200, """{"sum":4}""");
        using var relative = sidecar.Client.CreateInvokableHttpClient("Adder");
        Assert.Equal(new Sum(4), await relative.GetFromJsonAsync<Sum>("/add?a=1"));
        using var absolute = sidecar.Client.CreateInvokableHttpClient();
        await absolute.GetStringAsync("http://adder/add/more");
        Assert.Equal(
            [("/v1.0/invoke/Adder/method/add?a=1", "secret"), ("/v1.0/invoke/adder/method/add/more", "secret")],
            sidecar.Requests.Select(request => (request.Target, request.Headers["dapr-api-token"])));
        await Assert.ThrowsAsync<ArgumentException>(() => absolute.GetStringAsync("file:///etc/passwd"));
        Assert.Throws<ArgumentException>(() => sidecar.Client.CreateInvokableHttpClient("not a host"));
    }

    private sealed record Numbers(int A, int B);

    private sealed record Sum([property: System.Text.Json.Serialization.JsonPropertyName("sum")] int Value);
}
