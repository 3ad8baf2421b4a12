using EduStream.Testing;
using EduStream.Tests.Contract.Runtimes;

namespace EduStream.Tests.Contract.Replay;

public sealed class HttpReplayTests
{
    public static TheoryData<string, string> Cases => RuntimesUnderTest.With(Replayed.Http);

    [Theory, MemberData(nameof(Cases))]
    public async Task Each_recorded_request_gives_what_the_real_one_gave(string runtimeName, string recording)
    {
        await using var app = await RecordedApp.StartAsync(RecordedSetup.Subscriptions);
        await using var runtime = await RuntimesUnderTest.StartAsync(runtimeName, RecordedSetup.With(
            [new SidecarSetup("app1") { AppPort = app.Port }, new SidecarSetup("t")], tracing: recording.StartsWith("http_traced/", StringComparison.Ordinal)));
        await Eventually.TrueAsync(() => app.All.Any(request => request.Url == "/dapr/subscribe"));

        await new HttpReplay(recording, runtime, app) { SidecarOf = Sidecar, Patient = recording.StartsWith("http/s", StringComparison.Ordinal) }.RunAsync();
    }

    private static int Sidecar(string name) =>
        name.StartsWith("other sidecar", StringComparison.Ordinal) || name is "metadata (no-app sidecar)" or "invoke self without app channel" ? 1 : 0;
}
