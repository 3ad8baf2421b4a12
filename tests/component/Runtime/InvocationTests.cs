using DaprProtocol.Runtime;
using EduStream.Grpc;
using EduStream.Testing;
using EduStream.Tests.Component.Runtime.Harness;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace EduStream.Tests.Component.Runtime;

public sealed class InvocationTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task The_app_gets_method_path_query_headers_and_body_and_learns_who_calls()
    {
        await using var app = await TestApp.StartAsync();
        app.On("/echo/a", 201, """{"id":1}""");
        await using var host = await new RuntimeHost().With("app1", app, instance => instance with { AppApiToken = "apptoken" }).With("caller").StartAsync();
        var reply = await host.SendAsync(
            HttpMethod.Put, "/v1.0/invoke/app1/method/echo/a?x=1&y=%20z", "{\"b\":2}"u8.ToArray(), "application/json", 1,
            ("x-custom", "c1"), ("Dapr-Caller-App-Id", "somebody-else"), ("dapr-api-token", "mine"), ("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"));
        Assert.Equal((201, """{"id":1}"""), (reply.Status, reply.Body));
        Assert.Equal("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", reply.Headers["traceparent"]);

        var got = Assert.Single(app.Received);
        Assert.Equal(("PUT", "/echo/a?x=1&y=%20z", "{\"b\":2}"), (got.Method, got.Target, got.Body));
        Assert.Equal(
            ("caller", "app1", "default", "c1", "apptoken", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", "application/json"),
            (got.Header("dapr-caller-app-id"), got.Header("dapr-callee-app-id"), got.Header("dapr-caller-namespace"), got.Header("x-custom"), got.Header("dapr-api-token"), got.Header("traceparent"), got.Header("content-type")));
        Assert.Equal($"127.0.0.1:{app.Port}", got.Header("host"));
    }

    [Fact]
    public async Task An_app_that_calls_itself_is_told_no_caller()
    {
        await using var app = await TestApp.StartAsync();
        await using var host = await new RuntimeHost().With("app1", app).StartAsync();
        await host.SendAsync(HttpMethod.Get, "/v1.0/invoke/app1/method/x", headers: ("Dapr-Caller-App-Id", "somebody-else"));
        Assert.Null(Assert.Single(app.Received).Header("dapr-caller-app-id"));
    }

    [Theory]
    [InlineData("echo/../err", "/err")]
    [InlineData("echo%2Fb", "/echo/b")]
    [InlineData("echo//b", "/echo/b")]
    [InlineData("", "/")]
    [InlineData("a%20b/%D1%8F?q=%2F", "/a%20b/%D1%8F?q=%2F")]
    public async Task The_path_is_cleaned_before_the_app_sees_it(string method, string target)
    {
        await using var app = await TestApp.StartAsync();
        await using var host = await new RuntimeHost().With("app1", app).StartAsync();
        await host.GetAsync("/v1.0/invoke/app1/method/" + method);
        Assert.Equal(target, Assert.Single(app.Received).Target);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(404)]
    [InlineData(302)]
    public async Task The_apps_own_answer_comes_back_as_it_is(int status)
    {
        await using var app = await TestApp.StartAsync();
        app.On("/x", async http =>
        {
            http.Response.StatusCode = status;
            http.Response.Headers.Location = "/elsewhere";
            await http.Response.WriteAsync("own words");
        });
        await using var host = await new RuntimeHost().With("app1", app).With("caller").StartAsync();
        var reply = await host.GetAsync("/v1.0/invoke/app1/method/x", sidecar: 1);
        Assert.Equal((status, "own words", "/elsewhere"), (reply.Status, reply.Body, reply.Headers["location"]));
    }

    [Fact]
    public async Task Any_path_goes_to_the_app_that_a_header_names()
    {
        await using var app = await TestApp.StartAsync();
        await using var host = await new RuntimeHost().With("app1", app).With("caller").StartAsync();
        Assert.Equal(200, (await host.SendAsync(HttpMethod.Get, "/api/thing?q=1", sidecar: 1, headers: ("dapr-app-id", "app1.default"))).Status);
        Assert.Equal(200, (await host.SendAsync(HttpMethod.Get, "/api/thing", sidecar: 1, headers: ("authorization", Basic("dapr-app-id:app1")))).Status);
        foreach (var nobody in (string[])["Basic nonsense", Basic("user:app1"), Basic("dapr-app-id:"), "Bearer x"])
        {
            Assert.Equal(404, (await host.SendAsync(HttpMethod.Get, "/api/thing", sidecar: 1, headers: ("authorization", nobody))).Status);
        }
        Assert.Equal(["/api/thing?q=1", "/api/thing"], app.Received.Select(request => request.Target));
    }

    [Theory]
    [InlineData("http://127.0.0.1:1", "Connection refused")]
    [InlineData("http://a%20b:99999", "it is not an address")]
    [InlineData("https://[bad", "it is not an address")]
    public async Task An_address_that_cannot_be_called_is_refused_with_a_reason(string address, string why)
    {
        await using var host = await new RuntimeHost().With("caller").StartAsync();
        var reply = await host.GetAsync($"/v1.0/invoke/{address}/method/x");
        Assert.Equal(500, reply.Status);
        Assert.Contains("ERR_DIRECT_INVOKE", reply.Body, StringComparison.Ordinal);
        Assert.Contains(why, reply.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unknown_apps_and_apps_without_a_port_are_refused_as_dapr_does()
    {
        await using var host = await new RuntimeHost().With("caller").With("silent").StartAsync();
        var ghost = await host.GetAsync("/v1.0/invoke/ghost/method/x");
        Assert.Equal((500, """{"errorCode":"ERR_DIRECT_INVOKE","message":"failed to invoke, id: ghost, err: no host found with the given ID"}"""), (ghost.Status, ghost.Body));
        var silent = await host.GetAsync("/v1.0/invoke/silent/method/x");
        Assert.Equal((500, """{"errorCode":"ERR_DIRECT_INVOKE","message":"failed to invoke, id: silent, err: rpc error: code = Internal desc = app channel is not initialized"}"""), (silent.Status, silent.Body));
        var self = await host.GetAsync("/v1.0/invoke/caller/method/x");
        Assert.Equal("""{"errorCode":"ERR_DIRECT_INVOKE","message":"failed to invoke, id: caller, err: cannot invoke local endpoint: app channel not initialized"}""", self.Body);
    }

    [Fact]
    public async Task An_app_that_is_down_is_an_error_and_not_a_wait()
    {
        await using var app = await TestApp.StartAsync();
        await using var host = await new RuntimeHost().With("app1", app).With("caller").StartAsync();
        await app.DownAsync();
        var reply = await host.GetAsync("/v1.0/invoke/app1/method/x", sidecar: 1);
        Assert.Equal(500, reply.Status);
        Assert.StartsWith("""{"errorCode":"ERR_DIRECT_INVOKE","message":"failed to invoke, id: app1, err: """, reply.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Replicas_take_turns_and_one_that_is_down_is_left_out()
    {
        await using var one = await TestApp.StartAsync();
        await using var two = await TestApp.StartAsync();
        await using var host = await new RuntimeHost().With("app1", one).With("app1", two).With("caller").StartAsync();
        await host.ReadyAsync(one);
        await host.ReadyAsync(two);
        for (var i = 0; i < 10; i++) { await host.GetAsync("/v1.0/invoke/app1/method/x", sidecar: 2); }
        Assert.Equal((5, 5), (one.Received.Count, two.Received.Count));
        await two.DownAsync();
        await Eventually.TrueAsync(async () => (await host.GetAsync("/v1.0/invoke/app1/method/x", sidecar: 2)).Status == 200 && (await host.GetAsync("/v1.0/invoke/app1/method/x", sidecar: 2)).Status == 200);
    }

    [Fact]
    public async Task A_request_body_reaches_the_app_while_it_is_still_being_sent()
    {
        await using var app = await TestApp.StartAsync();
        var (first, rest) = (new TaskCompletionSource<string>(), new TaskCompletionSource<string>());
        app.On("stream:/up", async http =>
        {
            first.SetResult(await ReadAsync(http.Request.Body, 3));
            using var remaining = new StreamReader(http.Request.Body);
            rest.SetResult(await remaining.ReadToEndAsync());
        });
        await using var host = await new RuntimeHost().With("app1", app).With("caller").StartAsync();
        using var body = new HeldContent();
        using var http = new HttpClient();
        var sent = http.PostAsync(host.Address("/v1.0/invoke/app1/method/up", 1), body);
        await body.SayAsync("one");
        Assert.Equal("one", await first.Task.WaitAsync(Limit));
        await body.SayAsync("two");
        body.End();
        Assert.Equal("two", await rest.Task.WaitAsync(Limit));
        Assert.True((await sent.WaitAsync(Limit)).IsSuccessStatusCode);
    }

    [Fact]
    public async Task An_answer_reaches_the_caller_while_the_app_is_still_writing()
    {
        await using var app = await TestApp.StartAsync();
        var heard = new TaskCompletionSource();
        app.On("/down", async http =>
        {
            await http.Response.WriteAsync("one");
            await http.Response.Body.FlushAsync();
            await heard.Task;
            await http.Response.WriteAsync("two");
        });
        await using var host = await new RuntimeHost().With("app1", app).With("caller").StartAsync();
        using var http = new HttpClient();
        using var response = await http.GetAsync(host.Address("/v1.0/invoke/app1/method/down", 1), HttpCompletionOption.ResponseHeadersRead).WaitAsync(Limit);
        await using var answer = await response.Content.ReadAsStreamAsync();
        Assert.Equal("one", await ReadAsync(answer, 3).WaitAsync(Limit));
        heard.SetResult();
        Assert.Equal("two", await ReadAsync(answer, 3).WaitAsync(Limit));
    }

    [Fact]
    public async Task An_answer_that_the_app_breaks_off_is_broken_off_for_the_caller_too()
    {
        await using var app = await TestApp.StartAsync();
        var heard = new TaskCompletionSource();
        app.On("/broken", async http =>
        {
            await http.Response.WriteAsync("one");
            await http.Response.Body.FlushAsync();
            await heard.Task;
            http.Abort();
        });
        await using var host = await new RuntimeHost().With("app1", app).With("caller").StartAsync();
        using var http = new HttpClient();
        using var response = await http.GetAsync(host.Address("/v1.0/invoke/app1/method/broken", 1), HttpCompletionOption.ResponseHeadersRead).WaitAsync(Limit);
        await using var answer = await response.Content.ReadAsStreamAsync();
        Assert.Equal("one", await ReadAsync(answer, 3).WaitAsync(Limit));
        heard.SetResult();
        await Assert.ThrowsAnyAsync<IOException>(() => answer.ReadAsync(new byte[1]).AsTask().WaitAsync(Limit));
    }

    [Fact]
    public async Task The_retry_policy_of_the_target_is_kept()
    {
        await using var app = await TestApp.StartAsync();
        var calls = 0;
        app.On("/flaky", async http =>
        {
            http.Response.StatusCode = Interlocked.Increment(ref calls) < 3 ? 503 : 200;
            await http.Response.WriteAsync($"call {calls}");
        });
        app.On("/bad", 400);
        await using var host = await new RuntimeHost().With("app1", app).With("caller").Resource("resiliency", """
            apiVersion: dapr.io/v1alpha1
            kind: Resiliency
            metadata: { name: r }
            spec:
              policies: { retries: { quick: { policy: constant, duration: 1ms, maxRetries: 3, matching: { httpStatusCodes: "502-504" } } } }
              targets: { apps: { app1: { retry: quick } } }
            """).StartAsync();
        var reply = await host.PostAsync("/v1.0/invoke/app1/method/flaky", "{}", sidecar: 1);
        Assert.Equal((200, "call 3"), (reply.Status, reply.Body));
        Assert.All(app.Got("/flaky"), got => Assert.Equal("{}", got.Body));
        Assert.Equal(400, (await host.GetAsync("/v1.0/invoke/app1/method/bad", sidecar: 1)).Status);
        Assert.Single(app.Got("/bad"));
    }

    [Fact]
    public async Task The_time_limit_of_the_target_ends_a_call_that_does_not_answer()
    {
        await using var app = await TestApp.StartAsync();
        app.On("/never", http => Task.Delay(Timeout.Infinite, http.RequestAborted));
        await using var host = await new RuntimeHost().With("app1", app).With("caller").Resource("resiliency", """
            apiVersion: dapr.io/v1alpha1
            kind: Resiliency
            metadata: { name: r }
            spec: { policies: { timeouts: { DefaultAppTimeoutPolicy: 50ms } }, targets: {} }
            """).StartAsync();
        var reply = await host.GetAsync("/v1.0/invoke/app1/method/never", sidecar: 1);
        Assert.Equal((500, """{"errorCode":"ERR_DIRECT_INVOKE","message":"failed to invoke, id: app1, err: context deadline exceeded"}"""), (reply.Status, reply.Body));
    }

    [Fact]
    public async Task Over_grpc_the_answer_comes_as_data_and_a_failure_as_a_status()
    {
        await using var app = await TestApp.StartAsync();
        app.On("/echo", 200, """{"a":1}""").On("/nothing", 404, "gone");
        await using var host = await new RuntimeHost().With("app1", app).With("caller").StartAsync();
        var reply = await host.CallAsync<InvokeServiceRequest, InvokeResponse>("InvokeService", Call("echo"), 1);
        Assert.Equal("""{"a":1}""", reply.Data.Value.ToStringUtf8());
        Assert.Equal(("POST", "/echo?q=1", "{}"), (app.Received[0].Method, app.Received[0].Target, app.Received[0].Body));
        var error = await Assert.ThrowsAsync<GrpcException>(() => host.CallAsync<InvokeServiceRequest, InvokeResponse>("InvokeService", Call("nothing"), 1));
        Assert.Equal((GrpcStatusCode.NotFound, "Not Found"), (error.Code, error.Status.Message));
    }

    private static InvokeServiceRequest Call(string method) => new()
    {
        Id = "app1",
        Message = new InvokeRequest
        {
            Method = method, ContentType = "application/json", Data = new Any { Value = ByteString.CopyFromUtf8("{}") },
            HttpExtension = new HttpExtension { Verb = HttpExtension.Types.Verb.Post, Querystring = "q=1" },
        },
    };

    private static async Task<string> ReadAsync(Stream stream, int length)
    {
        var buffer = new byte[length];
        await stream.ReadExactlyAsync(buffer);
        return System.Text.Encoding.UTF8.GetString(buffer);
    }

    private static string Basic(string text) => "Basic " + Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(text));
}
