namespace EduStream.Launcher.Running;

internal static class Readiness
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);
    private static readonly HttpClient Http = new(new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(2), UseProxy = false }) { Timeout = TimeSpan.FromSeconds(3) };

    /// <summary>Asks until the address answers with success; false when <paramref name="gone"/> came first.</summary>
    internal static async Task<bool> WaitAsync(Uri address, CancellationToken gone)
    {
        using var timer = new PeriodicTimer(Interval);
        try
        {
            while (!await AnswersAsync(address, gone))
            {
                await timer.WaitForNextTickAsync(gone);
            }

            return true;
        }
        catch (OperationCanceledException) when (gone.IsCancellationRequested)
        {
            return false;
        }
    }

    private static async Task<bool> AnswersAsync(Uri address, CancellationToken gone)
    {
        try
        {
            using var answer = await Http.GetAsync(address, gone);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception down) when (down is HttpRequestException || (down is OperationCanceledException && !gone.IsCancellationRequested))
        {
            return false;
        }
    }
}
