namespace Dapr.Client;

/// <summary>The client that talks HTTP to the sidecar; one file per building block.</summary>
internal sealed partial class SidecarClient(SidecarHttp http) : DaprClient
{
    public override JsonSerializerOptions JsonSerializerOptions => http.Json;

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            http.Dispose();
        }

        base.Dispose(disposing);
    }
}
