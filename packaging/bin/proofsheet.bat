@echo off
setlocal EnableDelayedExpansion
rem Starts Proofsheet with a Java 25 or newer found on this machine.
set "HOME_DIR=%~dp0.."
set "JAVA_EXE="
for %%D in ("%HOME_DIR%\runtime" "%PROOFSHEET_JAVA_HOME%" "%JAVA_HOME%") do call :try "%%~D"
for /d %%D in ("%ProgramFiles%\Java\*" "%ProgramFiles%\Eclipse Adoptium\*" "%ProgramFiles%\Microsoft\jdk*" "%ProgramFiles%\Zulu\*" "%USERPROFILE%\.jdks\*") do call :try "%%~D"
if not defined JAVA_EXE (
    echo java_missing: Proofsheet needs Java 25 or newer and found none. 1>&2
    echo next: install a JDK 25, or set JAVA_HOME to one. 1>&2
    exit /b 1
)
"%JAVA_EXE%" -Xmx2g --module-path "%HOME_DIR%\lib\javafx" --add-modules javafx.controls,javafx.swing --enable-native-access=ALL-UNNAMED,javafx.graphics "-Dproofsheet.home=%HOME_DIR%" "-Dproofsheet.sample=%HOME_DIR%\sample" %PROOFSHEET_JAVA_OPTS% -classpath "%HOME_DIR%\lib\*" app.proofsheet.Main %*
exit /b %ERRORLEVEL%

:try
if defined JAVA_EXE exit /b 0
if not exist "%~1\bin\java.exe" exit /b 0
for /f "tokens=2 delims==." %%V in ('findstr /b "JAVA_VERSION=" "%~1\release" 2^>nul') do (
    set "V=%%~V"
    set "V=!V:"=!"
    if !V! GEQ 25 set "JAVA_EXE=%~1\bin\java.exe"
)
exit /b 0
