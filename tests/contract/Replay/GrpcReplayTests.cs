using System.Text.Json;
using EduStream.Testing;
using EduStream.Tests.Contract.Runtimes;

namespace EduStream.Tests.Contract.Replay;

public sealed class GrpcReplayTests
{
    public static TheoryData<string, string> Cases => RuntimesUnderTest.With(Replayed.Grpc);

    [Theory, MemberData(nameof(Cases))]
    public async Task Each_recorded_call_gives_what_the_real_one_gave(string runtimeName, string recording)
    {
        var token = recording.Contains("token", StringComparison.Ordinal) ? "tok" : null;
        await using var app = await RecordedApp.StartAsync(RecordedSetup.Subscriptions);
        await using var runtime = await RuntimesUnderTest.StartAsync(runtimeName, RecordedSetup.With([new SidecarSetup("app1") { AppPort = app.Port, ApiToken = token }]));
        await Eventually.TrueAsync(() => app.All.Any(request => request.Url == "/dapr/subscribe"));

        // Set over HTTP before the recording of the gRPC API began.
        if (token is null) { await Answer.OfAsync(runtime.Sidecars[0].Http, JsonSerializer.SerializeToElement(new { method = "PUT", path = "/v1.0/metadata/mykey", body = "myval" }), text => text); }
        await new GrpcReplay(recording, runtime.Sidecars[0].Grpc).RunAsync();
    }
}
